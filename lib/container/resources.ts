import { positiveNumber, wholeNumber } from "./numbers";

/** Docker measures processor time in milliseconds of every tenth of a second. */
const LEAST_CPUS = 0.01;

/** How much memory and processor time a container may use. Every size the library computes comes from these. */
export interface Resources {
  /**
   * Memory limit in MiB. The container gets no swap beside it.
   *
   * @default - as the construct says
   */
  readonly memoryMiB?: number;

  /**
   * Processors, as a number that may be a fraction: 0.5 is half of one.
   *
   * @default - as the construct says
   */
  readonly cpus?: number;
}

/** @internal */
export type ResolvedResources = Required<Resources>;

/** @internal */
export function resolveResources(
  given: Resources | undefined,
  defaults: ResolvedResources,
  minimumMemoryMiB: number,
): ResolvedResources {
  const resources = { memoryMiB: given?.memoryMiB ?? defaults.memoryMiB, cpus: given?.cpus ?? defaults.cpus };
  wholeNumber("resources.memoryMiB", resources.memoryMiB, { atLeast: minimumMemoryMiB, why: "the server does not work with less" });
  positiveNumber("resources.cpus", resources.cpus);
  if (resources.cpus < LEAST_CPUS) {
    throw new Error(`'resources.cpus' must be a number of at least ${LEAST_CPUS} (Docker's least), got ${resources.cpus}`);
  }
  return resources;
}
