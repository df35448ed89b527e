/** What the app server's container may use. */
export interface WorkerCountOptions {
  /** CPU limit of the container; a part of a CPU counts as one. */
  readonly cpus: number;
  /** Memory limit of the container. */
  readonly memoryMiB: number;
}

/** Threads of a Gunicorn worker. @see https://docs.gunicorn.org/en/stable/settings.html#threads */
export const DEFAULT_GUNICORN_THREADS = 4;

/** What a worker of a medium-sized Django site takes. A rule of thumb: set `workers` where it is known better. */
const WORKER_MIB = 100;
/** What is kept for the master, which holds the interpreter but not the application. */
const MASTER_MIB = 50;

/**
 * Number of Gunicorn workers: two for each CPU and one more, fewer where memory does not carry them, at least one.
 *
 * Computed from the limits, because a server that counts CPUs sees all of the host's.
 *
 * @see https://docs.gunicorn.org/en/stable/design.html#how-many-workers
 */
export function gunicornWorkers({ cpus, memoryMiB }: WorkerCountOptions): number {
  checkPositive("cpus", cpus);
  checkPositive("memoryMiB", memoryMiB);
  const carriedByMemory = Math.floor((memoryMiB - MASTER_MIB) / WORKER_MIB);
  return Math.max(1, Math.min(2 * Math.ceil(cpus) + 1, carriedByMemory));
}

function checkPositive(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) throw new Error(`'${name}' must be a number above 0, got ${value}`);
}
