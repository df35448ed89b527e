import type { ContainerSpec } from "../container/container-spec";
import type { Unhashed } from "./config-hash";
import { terraformText } from "./terraform-text";

interface Ulimit {
  readonly name: string;
  readonly soft: number;
  readonly hard: number;
}

/** What a process had in memory, secrets included, would be written beside its data where it crashes. */
const NO_CORE_DUMPS: Ulimit = { name: "core", soft: 0, hard: 0 };

/** A host may have set less. */
const LIMIT_MEMORY = 'ulimit -d "$1" 2> /dev/null || true; shift; exec "$@"';

/** Limits of each process that Docker sets. */
export function ulimits({ openFiles }: ContainerSpec): Ulimit[] {
  return [NO_CORE_DUMPS, ...(openFiles === undefined ? [] : [{ name: "nofile", soft: openFiles, hard: openFiles }])];
}

/** Environment variables as Docker takes them. */
export function variables(all: { readonly [name: string]: string }): string[] {
  return Object.entries(all).map(([name, value]) => `${name}=${terraformText(value)}`);
}

/**
 * The entry point, behind a shell that limits what each process may take. Docker's own `ulimit` would hold for the program
 * that starts the container too, which takes more than some databases' processes may.
 */
export function limitedEntrypoint(spec: ContainerSpec): string[] | undefined {
  const limit = memoryLimit(spec.processMemoryMiB ?? spec.safeguards?.processMemoryMiB);
  if (limit.length === 0) return spec.entrypoint;
  if (spec.entrypoint === undefined) throw new Error("'processMemoryMiB' of a container needs its 'entrypoint', which the limit stands before");
  return [...limit, ...spec.entrypoint];
}

/** For what of a container none that runs already is replaced. */
export function unhashed({ processMemoryMiB, safeguards = {} }: ContainerSpec): Unhashed {
  return {
    env: variables(safeguards.environment ?? {}),
    ulimit: [NO_CORE_DUMPS],
    entrypoint: processMemoryMiB === undefined ? memoryLimit(safeguards.processMemoryMiB) : [],
  };
}

function memoryLimit(sizeMiB: number | undefined): string[] {
  return sizeMiB === undefined ? [] : ["sh", "-euc", LIMIT_MEMORY, "limit", String(sizeMiB * 1024)];
}
