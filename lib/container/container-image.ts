import type { Image } from "@cdktf/provider-docker/lib/image";
import { Token } from "cdktf";
import { directoryImage } from "./directory-image";
import { checkDigest, parseImageName } from "./image-name";
import type { DirectoryImageOptions, PythonProjectImageOptions, RegistryImageOptions } from "./image-options";
import type { ImageSource } from "./image-source";
import { checkKinds, TEXT } from "./kinds";
import { pythonImage } from "./python-image";

/**
 * The image of a container: one of a registry, or one built from a folder at deploy.
 *
 * A folder is read through its `.dockerignore`, or a sensible one if it has none. Whatever that says, these never enter
 * the build, the image or the hash that decides about a new build: `.env*` (but `.env.example` may), `.git`, virtual
 * environments, `__pycache__`, `node_modules`, `*.sqlite3`, log-ins of tools (`.netrc`, `.pgpass`, `.pypirc`, `.aws`,
 * ...), what a shell remembers (`.bash_history`), `cdktf.out`, Terraform's state and variables.
 *
 * A warning names every file that stays out because of a name that says little, or of what it holds: private keys
 * whatever their name (`*.pem`, `*.key`, `id_rsa*`, `deploy_key`, a key in `ca.txt`), files of log-ins
 * (`credentials.json`), dumps of databases with their data, core dumps. `include` makes exceptions to both.
 * Folders without files are left out too, as by git.
 */
export class ContainerImage {
  /**
   * An image of a registry. It is named as given: the context value `imageMirror` does not apply.
   *
   * @param name such as `"postgres:18.6-trixie"` or `"registry.example.com:5000/shop/web:1.4"`. Without a digest give
   *   it a tag other than `latest`: a warning says so.
   * @throws if Docker would refuse the name
   */
  public static fromRegistry(name: string, options: RegistryImageOptions = {}): ContainerImage {
    checkKinds("ContainerImage.fromRegistry", options, { optional: { digest: TEXT } });
    const parsed = parseImageName(name);
    const { digest } = options;
    if (digest !== undefined) checkDigest(digest);
    if (digest !== undefined && parsed.digest !== undefined && digest !== parsed.digest) {
      throw new Error(`'digest' must be the one in the name "${name}", got "${digest}": give it once`);
    }
    const fullName = digest === undefined || parsed.digest !== undefined ? name : `${name}@${digest}`;
    const moves = fullName === name && parsed.digest === undefined && (parsed.tag ?? "latest") === "latest";
    const warning =
      `image "${name}" has ${parsed.tag === undefined ? "no tag" : "the tag 'latest'"}, so every machine may run ` +
      "another version: name a version, or give a 'digest'";
    return new ContainerImage(() => ({ kind: "registry", name: fullName }), moves ? [warning] : []);
  }

  /**
   * An image built from a folder that holds a Dockerfile.
   *
   * @param path of the folder; a relative one starts at the working directory
   * @throws if there is no such folder or Dockerfile, or, when the context is read, if it is above 500 MiB or has a
   *   link that leaves it
   */
  public static fromDirectory(path: string, options: DirectoryImageOptions = {}): ContainerImage {
    return new ContainerImage(directoryImage(path, options));
  }

  /**
   * An image built from a Python project; the Dockerfile is written for you.
   *
   * The dependencies come from `uv.lock` if there is one, else from `requirements.txt` with the files it includes, else
   * from the `[project]` table of `pyproject.toml`; they are installed again only when these files change. The project
   * lies in `/app`, the working directory, importable but not installed; modules in its folder `src` are importable
   * too. The program runs as user 10001, which can read the code but not change it.
   *
   * @param path of the folder; a relative one starts at the working directory
   * @throws if there is no such folder or it holds no Python project, or, when the context is read, if it is above
   *   500 MiB or has a link that leaves it
   */
  public static fromPythonProject(path: string, options: PythonProjectImageOptions = {}): ContainerImage {
    return new ContainerImage(pythonImage(path, options));
  }

  /**
   * The image that another part of the app runs: production takes `staging.site.image`. It is found on the engine by its
   * name and not built again, so both run the same bytes. Another stack has to be deployed first; another engine has to be
   * given the image, by `docker save` and `docker load`.
   *
   * @param image such as `site.image`
   * @throws if only a deploy can tell the image's name
   */
  public static fromImage(image: Image): ContainerImage {
    const name = image.nameInput;
    if (name === undefined || Token.isUnresolved(name)) {
      throw new Error(`'image' must have a name that is known before the deploy, got '${image.node.path}', which has none; name it in 'fromRegistry'`);
    }
    return new ContainerImage(() => ({ kind: "registry", name, madeBy: image }));
  }

  private readonly sources = new Map<string | undefined, ImageSource>();

  private constructor(
    private readonly makeSource: (mirror?: string) => ImageSource,
    private readonly warnings: readonly string[] = [],
  ) {}

  /**
   * Reads the context at the first call.
   *
   * @internal
   */
  public _source(options: { imageMirror?: string } = {}): ImageSource {
    const known = this.sources.get(options.imageMirror);
    if (known !== undefined) return known;
    const source = this.makeSource(options.imageMirror);
    this.sources.set(options.imageMirror, source);
    return source;
  }

  /**
   * What a user should know but may ignore, of what has been read so far.
   *
   * @internal
   */
  public _warnings(): string[] {
    const read = [...this.sources.values()].flatMap((source) => (source.kind === "build" ? (source.warnings ?? []) : []));
    return [...new Set([...this.warnings, ...read])];
  }
}
