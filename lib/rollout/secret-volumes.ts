import { type ITerraformDependable, Annotations } from "cdktf";
import type { Construct } from "constructs";
import { type RemovalPolicy, RemovalPolicy as Policy } from "../container/removal-policy";
import { requireSecret, Secret, type SecretSource } from "../container/secret";
import type { Mount } from "../private/docker-container";
import { defineVolume } from "../private/docker-parts";
import { claimName, hostName, kebab } from "../private/names";
import { ToolsImage } from "../private/tools-image";
import { defineJob } from "./job";
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

const FILE = "value";

/** Where a secret of this name is mounted. */
export function secretPath(name: string, file = FILE): string {
  return `/run/secrets/${kebab(name)}/${file}`;
}

/** One volume per secret, so that a consumer sees what it names and nothing else. */
export class SecretVolumes {
  public readonly dependables: ITerraformDependable[] = [];

  /** Name of the job that makes them; another one whenever it runs again. */
  public readonly makerName?: string;
  private readonly mounted = new Map<string, MountedSecret>();

  public constructor(scope: Construct, props: SecretVolumesProps) {
    const made: [string, string, SecretSource][] = [];
    checkNames(Object.keys(props.secrets));
    for (const [name, given] of Object.entries(props.secrets)) {
      const source = requireSecret(name, given)._source;
      const stored = source.kind !== "volume";
      const volume = stored ? `${props.volumePrefix}-${kebab(name)}` : source.volume;
      if (stored) {
        claimName(scope, volume, `secret ${kebab(name)}`);
        made.push([name, volume, source]);
      }
      if (source.kind === "plain") Annotations.of(scope).addWarning(plainTextWarning(name));
      this.mounted.set(name, mountedSecret(name, volume, stored ? FILE : source.file));
      if (stored && props.removalPolicy === Policy.DESTROY) {
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

function storeSecrets(scope: Construct, made: [string, string, SecretSource][], dependsOn: ITerraformDependable[]) {
  const hostFiles = made.flatMap(([name, , source]) => (source.kind === "host-file" ? [{ name, path: source.path }] : []));
  const tools = ToolsImage.of(scope);
  return defineJob(scope, "Secrets", {
    ...SMALL_JOB,
    title: "making secrets",
    name: hostName(scope, "secrets"),
    image: tools.image.imageId,
    dependsOn: [tools.image, ...dependsOn],
    createBeforeDestroy: true,
    // A file that only its owner may read is no obstacle to the administrator who names it here.
    addCapabilities: ["CAP_CHOWN", ...(hostFiles.length > 0 ? ["CAP_DAC_READ_SEARCH"] : [])],
    spec: {
      user: "0:0",
      entrypoint: ["sh", "-euc", SCRIPT, "secrets"],
      command: made.map(([name, volume, source]) => `${kebab(name)} ${Secret.groupOf(volume)} ${source.kind}`),
      environment: Object.fromEntries(
        made.flatMap(([name, , source]) => (source.kind === "plain" ? [[variable(name), source.value]] : [])),
      ),
    },
    mounts: [
      ...made.map(([name, volume]) => ({ source: volume, target: `/secrets/${kebab(name)}`, writable: true })),
      ...hostFiles.map(({ name, path }) => ({ type: "bind" as const, source: path, target: `/host/${kebab(name)}` })),
    ],
  });
}

function variable(name: string): string {
  return `SECRET_${kebab(name).replace(/-/g, "_")}`;
}

function plainTextWarning(name: string): string {
  return `the secret '${name}' is plain text: it stands in the synthesized files, the plan and the state; use Secret.generated() or Secret.fromHostFile(path)`;
}

/** Written beside and renamed, so that a secret is there wholly or not at all. */
const SCRIPT = `
umask 077
for entry in "$@"; do
  set -- $entry
  folder=/secrets/$1
  exec 9< $folder
  timeout 60 flock 9 || { echo "another job is still making the secret $1" >&2; exit 1; }
  rm -f $folder/.new
  case $3 in
    generated) [ ! -s $folder/${FILE} ] || continue; head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \\n' > $folder/.new ;;
    host-file) cat /host/$1 > $folder/.new ;;
    plain) eval "printf %s \\"\\$SECRET_$(echo $1 | tr - _)\\"" > $folder/.new ;;
  esac
  [ -s $folder/.new ] || { echo "the secret $1 is empty" >&2; exit 1; }
  chown 0:$2 $folder/.new
  chmod 0440 $folder/.new
  mv $folder/.new $folder/${FILE}
done
`;
