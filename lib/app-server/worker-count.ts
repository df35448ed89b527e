/** What the app server's container may use. */
export interface WorkerCountOptions {
  /** CPU limit of the container; a part of a CPU counts as one. */
  readonly cpus: number;
  /** Memory limit of the container. */
  readonly memoryMiB: number;
  /** What temporary files may take of it. */
  readonly temporaryMemoryMiB?: number;
}

/** Threads of a process that runs WSGI. @see https://docs.gunicorn.org/en/stable/settings.html#threads */
export const DEFAULT_THREADS = 4;

/** What a process of a medium-sized Django site takes. A rule of thumb: set the number where it is known better. */
const PROCESS_MIB = 100;
/** What is kept for the master, which holds the interpreter but not the application. */
const MASTER_MIB = 50;

/** What so many processes take, with their master. */
export function typicalMemoryMiB(processes: number): number {
  return MASTER_MIB + PROCESS_MIB * processes;
}

/**
 * Number of processes that run WSGI: two for each CPU and one more, fewer where memory does not carry them, at least one.
 *
 * Computed from the limits, because a server that counts CPUs sees all of the host's.
 *
 * @see https://docs.gunicorn.org/en/stable/design.html#how-many-workers
 */
export function wsgiProcesses(options: WorkerCountOptions): number {
  return carried(options, (cpus) => 2 * cpus + 1);
}

/** Number of processes that run ASGI: one event loop keeps one CPU busy. */
export function asgiProcesses(options: WorkerCountOptions): number {
  return carried(options, (cpus) => cpus);
}

function carried({ cpus, memoryMiB, temporaryMemoryMiB = 0 }: WorkerCountOptions, wanted: (cpus: number) => number): number {
  checkPositive("cpus", cpus);
  checkPositive("memoryMiB", memoryMiB);
  return Math.max(1, Math.min(wanted(Math.ceil(cpus)), Math.floor((memoryMiB - temporaryMemoryMiB - MASTER_MIB) / PROCESS_MIB)));
}

function checkPositive(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) throw new Error(`'${name}' must be a number above 0, got ${value}`);
}
