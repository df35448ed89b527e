import { shown, TEXT } from "./kinds";
import { checkLength, FILE_NAME_BYTES, PATH_BYTES } from "./lengths";

/** Where a secret comes from. Its value is never part of the stack, the plan, the state or a container's settings. */
export class Secret {
  /**
   * A random value of 256 bits, made on the Docker host at the first deploy and kept as long as the data it opens.
   */
  public static generated(): Secret {
    return new Secret({ kind: "generated" });
  }

  /**
   * A file on the Docker host (not on the machine that deploys), by absolute path. It is copied into a volume that only
   * its consumers mount; after a change of the file, remove the job that copies it (`docker rm`) and deploy.
   */
  public static fromHostFile(path: string): Secret {
    if (typeof path !== "string" || !path.startsWith("/") || /[\n\0]/.test(path)) {
      throw new Error(`'path' of Secret.fromHostFile must be an absolute path on the Docker host, got ${shown(path)}`);
    }
    TEXT(path, "path", " of Secret.fromHostFile");
    checkLength("'path' of Secret.fromHostFile", path, PATH_BYTES);
    return new Secret({ kind: "host-file", path });
  }

  /**
   * A file in a Docker volume that exists already.
   *
   * @param volume name of the volume
   * @param file path of the file inside it. It must be readable by everybody, or by the group `Secret.groupOf(volume)`.
   */
  public static fromVolume(volume: string, file: string): Secret {
    TEXT(volume, "volume", " of Secret.fromVolume");
    TEXT(file, "file", " of Secret.fromVolume");
    if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(volume)) {
      throw new Error(`'volume' of Secret.fromVolume must be the name of a Docker volume, got ${shown(volume)}`);
    }
    checkLength("'volume' of Secret.fromVolume", volume, FILE_NAME_BYTES);
    checkLength("'file' of Secret.fromVolume", file, PATH_BYTES);
    if (file.startsWith("/") || file.split("/").includes("..") || file === "") {
      throw new Error(`'file' of Secret.fromVolume must be a path inside the volume, got ${JSON.stringify(file)}`);
    }
    return new Secret({ kind: "volume", volume, file });
  }

  /**
   * A value that the operator puts on the Docker host, before the first deploy that needs it:
   *
   *     npx webstack secret set cdktf.out/stacks/shop stripe-key
   *
   * It belongs to the stack: all who name it there share it, and a deploy that lacks it fails before anything is switched
   * and prints that command. It is nobody's but the operator's: no `destroy` and no `RemovalPolicy` takes it. After it is
   * set anew, the next deploy brings it to its consumers. A value is text of at most 64 KiB, without NUL characters, because
   * it becomes an environment variable.
   *
   * @param name lower-case letters, digits and hyphens, beginning with a letter or digit, at most 40 long
   */
  public static named(name: string): Secret {
    if (typeof name !== "string" || !/^[a-z0-9][a-z0-9-]{0,39}$/.test(name)) {
      throw new Error(
        "'name' of Secret.named must be lower-case letters, digits and hyphens, beginning with a letter or digit and at most 40 long, such as " +
          `'stripe-key', got ${shown(name)}`,
      );
    }
    return new Secret({ kind: "named", name });
  }

  /**
   * A value written in the code. It ends up in the synthesized files, the plan and the state: for trials only. A warning
   * says so at synth.
   */
  public static unsafePlainText(value: string): Secret {
    if (typeof value !== "string" || value === "" || value.includes("\0")) {
      throw new Error("'value' of Secret.unsafePlainText must be text without NUL characters, and not empty; use Secret.fromHostFile(path) for bytes");
    }
    TEXT(value, "value", " of Secret.unsafePlainText");
    return new Secret({ kind: "plain", value });
  }

  /**
   * Number of the group that may read the secrets the library keeps in a volume; give it to a file of your own.
   */
  public static groupOf(volume: string): number {
    TEXT(volume, "volume", " of Secret.groupOf");
    // Above every system and usual user group, below the ranges that user namespaces map.
    let hash = 0;
    for (const char of volume) hash = (hash * 31 + char.codePointAt(0)!) % 40_000;
    return 20_000 + hash;
  }

  /** @internal */
  public readonly _source: SecretSource;

  private constructor(source: SecretSource) {
    this._source = source;
  }
}

/** @internal */
export type SecretSource =
  | { readonly kind: "generated" }
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "host-file"; readonly path: string }
  | { readonly kind: "volume"; readonly volume: string; readonly file: string }
  | { readonly kind: "plain"; readonly value: string };

/** A plain string where a `Secret` belongs would be silently ignored by JavaScript callers.
 * @internal */
export function requireSecret(prop: string, value: unknown): Secret {
  if (!(value instanceof Secret)) {
    throw new Error(`'${prop}' must be a Secret, got ${typeof value}; use Secret.generated() or Secret.fromHostFile(path)`);
  }
  return value;
}
