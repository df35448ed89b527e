import { Refusal } from "./failure";
import { type SynthesizedContainer, type Synthesized, type SynthesizedMount, resolved } from "./synthesized";

/** What of a container is to be otherwise. */
export interface Changes {
  /** Arguments after the entry point. */
  readonly command?: readonly string[];
  /** Variables beside its own. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly detach?: boolean;
  /** Whether it stays behind for its log. */
  readonly keep?: boolean;
}

/**
 * Arguments of `docker run` for a container like one of the stack: the same image, user, mounts, networks and limits. It
 * gets none of the stack's labels, so that nobody takes it for the stack's own.
 */
export function runLike(settings: SynthesizedContainer, stack: Synthesized, changes: Changes = {}): string[] {
  const text = (value: string): string => resolved(value, stack);
  const [program, ...before] = (settings.entrypoint ?? []).map(text);
  const [first, ...others] = (settings.networks_advanced ?? []).map(({ name }) => text(name));
  const command = changes.command ?? (settings.command ?? []).map(text);
  return [
    "run",
    ...(changes.keep ? [] : ["--rm"]),
    ...(changes.detach ? ["--detach"] : []),
    ...option("--name", changes.name),
    ...Object.entries(changes.labels ?? {}).flatMap(([label, value]) => ["--label", `${label}=${value}`]),
    ...option("--user", settings.user),
    ...(settings.init ? ["--init"] : []),
    ...(settings.ulimit ?? []).flatMap(({ name, soft, hard }) => ["--ulimit", `${name}=${soft}:${hard}`]),
    ...(settings.memory ? ["--memory", `${settings.memory}m`] : []),
    "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges:true",
    "--log-driver", "json-file", "--log-opt", "max-size=10m", "--log-opt", "max-file=3",
    ...Object.entries(settings.tmpfs ?? {}).flatMap(([path, options]) => ["--tmpfs", `${path}:${options}`]),
    ...(settings.group_add ?? []).flatMap((group) => ["--group-add", group]),
    ...(settings.mounts ?? []).flatMap((mount) => ["--mount", mounted(mount, text)]),
    // More networks than one have to be joined behind it: docker run takes one.
    "--network", first ?? settings.network_mode ?? "none",
    ...others.flatMap((name) => ["--network", name]),
    ...environment(settings, text, changes),
    ...option("--entrypoint", program),
    imageOf(text(settings.image)),
    ...before,
    ...command,
  ];
}

/** What follows options must not be one. */
function imageOf(image: string): string {
  if (/^[A-Za-z0-9]/.test(image)) return image;
  throw new Refusal(`${JSON.stringify(image)} is no name of an image; nothing was run`);
}

function environment({ env = [] }: SynthesizedContainer, text: (value: string) => string, { environment: more = {} }: Changes): string[] {
  // Without a value Docker's command would give the container that of this machine's own variable.
  const kept = env.map(text).filter((entry) => entry.includes("=") && !(entry.split("=")[0] in more));
  return [...kept, ...Object.entries(more).map(([name, value]) => `${name}=${value}`)].flatMap((entry) => ["--env", entry]);
}

function mounted({ type, source, target, read_only }: SynthesizedMount, text: (value: string) => string): string {
  return [`type=${type}`, `source=${text(source)}`, `target=${target}`, ...(read_only ? ["readonly"] : [])].join(",");
}

function option(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [name, value];
}
