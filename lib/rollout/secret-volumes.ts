import { type ITerraformDependable, Annotations, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { type RemovalPolicy, RemovalPolicy as Policy } from "../container/removal-policy";
import { requireSecret, Secret, type SecretSource } from "../container/secret";
import type { Mount } from "../private/docker-container";
import { defineVolume } from "../private/docker-parts";
import { claimName, hostName, kebab, namePrefix } from "../private/names";
import { ToolsImage } from "../private/tools-image";
import { defineJob } from "./job";
import { MAKE_SECRETS, VALUE_FILE } from "./secret-script";
import { SMALL_JOB } from "./small-job";

/** A secret as a container sees it. */
export interface MountedSecret {
  readonly mount: Mount;
  readonly groupId: number;
  /** Path of the file inside the container. */
  readonly path: string;
  /** The same secret for somebody else, as a file in a volume. */
  readonly secret: Secret;
}

export interface SecretVolumesProps {
  readonly secrets: { readonly [name: string]: Secret };
  /** What the volumes' names begin with. */
  readonly volumePrefix: string;
  readonly removalPolicy?: RemovalPolicy;
}

interface Made {
  readonly name: string;
  readonly volume: string;
  readonly source: SecretSource;
}

/** Where a secret of this name is mounted. */
export function secretPath(name: string, file = VALUE_FILE): string {
  return `/run/secrets/${kebab(name)}/${file}`;
}

/** One volume per secret, so that a consumer sees what it names and nothing else. */
export class SecretVolumes {
  public readonly dependables: ITerraformDependable[] = [];

  /** Name of the job that makes them; another one whenever it runs again. */
  public readonly makerName?: string;
  private readonly mounted = new Map<string, MountedSecret>();

  public constructor(scope: Construct, props: SecretVolumesProps) {
    const made: Made[] = [];
    checkNames(Object.keys(props.secrets));
    for (const [name, given] of Object.entries(props.secrets)) {
      const source = requireSecret(name, given)._source;
      const volume = volumeOf(scope, name, source, props.volumePrefix);
      if (source.kind !== "volume") made.push({ name, volume, source });
      if (source.kind === "plain") Annotations.of(scope).addWarning(plainTextWarning(name));
      this.mounted.set(name, mountedSecret(name, volume, source.kind === "volume" ? source.file : VALUE_FILE));
      if (goesWithStack(source) && props.removalPolicy === Policy.DESTROY) {
        this.dependables.push(defineVolume(scope, `SecretVolume-${kebab(name)}`, volume));
      }
    }
    if (made.length === 0) return;
    const maker = storeSecrets(scope, made, [...this.dependables]);
    this.dependables.push(maker);
    this.makerName = maker.name;
  }

  public get(name: string): MountedSecret {
    const found = this.mounted.get(name);
    if (found === undefined) throw new Error(`no secret named '${name}'`);
    return found;
  }

  public all(): MountedSecret[] {
    return [...this.mounted.values()];
  }
}

/** The volume of a named secret belongs to the stack, any other to the one who names it. */
function volumeOf(scope: Construct, name: string, source: SecretSource, prefix: string): string {
  if (source.kind === "volume") return source.volume;
  const stack = TerraformStack.of(scope);
  const named = source.kind === "named" ? `${namePrefix(stack)}-secret-${source.name}` : undefined;
  if (named === undefined) claimName(scope, `${prefix}-${kebab(name)}`, `secret ${kebab(name)}`);
  else claimName(stack, named, "named secret");
  return named ?? `${prefix}-${kebab(name)}`;
}

/** A named secret is the operator's. */
function goesWithStack({ kind }: SecretSource): boolean {
  return kind !== "volume" && kind !== "named";
}

/** Volumes and mounts are named in lower case with hyphens. */
function checkNames(names: string[]): void {
  const taken = new Map<string, string>();
  for (const name of names) {
    const other = taken.get(kebab(name));
    if (other !== undefined) throw new Error(`two secrets must differ in letters or digits, got '${other}' and '${name}'; rename one`);
    taken.set(kebab(name), name);
  }
}

function mountedSecret(name: string, volume: string, file: string): MountedSecret {
  const path = secretPath(name, file);
  return {
    mount: { source: volume, target: path.slice(0, -file.length - 1) },
    groupId: Secret.groupOf(volume),
    path,
    secret: Secret.fromVolume(volume, file),
  };
}

function storeSecrets(scope: Construct, made: Made[], dependsOn: ITerraformDependable[]) {
  const hostFiles = made.flatMap(({ name, source }) => (source.kind === "host-file" ? [{ name, path: source.path }] : []));
  const setCommands = new Set(made.flatMap(({ source }) => (source.kind === "named" ? [setCommand(scope, source.name)] : [])));
  const tools = ToolsImage.of(scope);
  return defineJob(scope, "Secrets", {
    ...SMALL_JOB,
    title: "making secrets",
    hint: setCommands.size === 0 ? undefined : `a secret that is not there yet is set by ${[...setCommands].join(" or ")}`,
    name: hostName(scope, "secrets"),
    image: tools.imageId,
    dependsOn: [tools.image, ...dependsOn],
    createBeforeDestroy: true,
    // A file that only its owner may read is no obstacle to the administrator who names it here.
    addCapabilities: ["CAP_CHOWN", ...(hostFiles.length > 0 ? ["CAP_DAC_READ_SEARCH"] : [])],
    spec: {
      user: "0:0",
      entrypoint: ["sh", "-euc", MAKE_SECRETS, "secrets"],
      command: made.map(({ name, volume, source }) => [kebab(name), Secret.groupOf(volume), source.kind, ...(source.kind === "named" ? [source.name] : [])].join(" ")),
      environment: {
        ...Object.fromEntries(made.flatMap(({ name, source }) => (source.kind === "plain" ? [[variable(name), source.value]] : []))),
        ...(setCommands.size > 0 && { SET_COMMAND: setCommand(scope) }),
      },
    },
    mounts: [
      ...made.map(({ name, volume }) => ({ source: volume, target: `/secrets/${kebab(name)}`, writable: true })),
      ...hostFiles.map(({ name, path }) => ({ type: "bind" as const, source: path, target: `/host/${kebab(name)}` })),
    ],
  });
}

/** What the operator types, with or without the name. An id that a shell could take for something else stays out of it. */
function setCommand(scope: Construct, name?: string): string {
  const { id } = TerraformStack.of(scope).node;
  return ["npx webstack secret set", /^[\w.-]+$/.test(id) ? `cdktf.out/stacks/${id}` : "STACK-FOLDER", name].filter(Boolean).join(" ");
}

function variable(name: string): string {
  return `SECRET_${kebab(name).replace(/-/g, "_")}`;
}

function plainTextWarning(name: string): string {
  return `the secret '${name}' is plain text: it stands in the synthesized files, the plan and the state; use Secret.generated(), Secret.named(name) or Secret.fromHostFile(path)`;
}
