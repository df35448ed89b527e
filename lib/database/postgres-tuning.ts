import { positiveNumber, wholeNumber } from "../container/numbers";

/** What the server may use, and how many clients it serves. */
export interface PostgresTuningOptions {
  /** Memory limit of the container. */
  readonly memoryMiB: number;
  /** CPU limit of the container; parts of a CPU do not count, but for the first. */
  readonly cpus: number;
  /** @default 100 */
  readonly maxConnections?: number;
  /** Major version of PostgreSQL, such as 18. */
  readonly majorVersion: number;
}

/** What pgtune computes from; it thinks in kB (1024 bytes). */
export interface PgtuneInput {
  readonly memoryKb: number;
  readonly cpus: number;
  readonly maxConnections: number;
}

/** pgtune's answers. Sizes are in kB; absent values stay at PostgreSQL's defaults. */
export interface PgtuneResult {
  readonly sharedBuffers: number;
  readonly effectiveCacheSize: number;
  readonly maintenanceWorkMem: number;
  readonly walBuffers: number;
  readonly workMem: number;
  readonly hugePages: string;
  readonly maxWorkerProcesses?: number;
  readonly maxParallelWorkersPerGather?: number;
  readonly maxParallelMaintenanceWorkers?: number;
  readonly autovacuumMaxWorkers?: number;
  readonly autovacuumWorkMem?: number;
}

const KB_PER_MB = 1024;
const KB_PER_GB = 1024 * KB_PER_MB;
/**
 * PostgreSQL's default of `max_worker_processes`.
 *
 * @see https://www.postgresql.org/docs/18/runtime-config-resource.html#GUC-MAX-WORKER-PROCESSES
 */
const DEFAULT_WORKER_PROCESSES = 8;
/**
 * pgtune calls itself not optimal below.
 *
 * @see https://github.com/le0pard/pgtune/blob/master/src/features/configuration/configurationSlice.js
 */
const MIN_MEMORY_MIB = 256;
/**
 * Three connections are the superuser's; the number has 18 bits.
 *
 * @see https://www.postgresql.org/docs/18/runtime-config-connection.html#GUC-SUPERUSER-RESERVED-CONNECTIONS
 */
const CONNECTIONS = { atLeast: 4, atMost: 262_143 };
/** The oldest version whose settings all have the names and meanings used here. */
const MIN_MAJOR_VERSION = 12;

/**
 * pgtune's formulas for a web application on Linux with an SSD, as they are.
 *
 * @see https://github.com/le0pard/pgtune/blob/master/src/features/configuration/configurationSlice.js
 */
export function pgtune({ memoryKb, cpus, maxConnections }: PgtuneInput): PgtuneResult {
  const sharedBuffers = Math.floor(memoryKb / 4);
  const maintenanceWorkMem = Math.min(Math.floor(memoryKb / 16), 8 * KB_PER_GB);
  const parallel = cpus >= 4;
  const halfOfCpus = Math.min(Math.ceil(cpus / 2), 4);
  const workerProcesses = parallel ? cpus : DEFAULT_WORKER_PROCESSES;
  const workMem = Math.floor((memoryKb - sharedBuffers) / ((maxConnections + workerProcesses) * 3));
  return {
    sharedBuffers,
    effectiveCacheSize: Math.floor((memoryKb * 3) / 4),
    maintenanceWorkMem,
    walBuffers: pgtuneWalBuffers(sharedBuffers),
    workMem: Math.max(workMem, 4 * KB_PER_MB),
    hugePages: sharedBuffers >= 2 * KB_PER_GB ? "try" : "off",
    maxWorkerProcesses: parallel ? cpus : undefined,
    maxParallelWorkersPerGather: parallel ? halfOfCpus : undefined,
    maxParallelMaintenanceWorkers: parallel ? halfOfCpus : undefined,
    autovacuumMaxWorkers: cpus >= 32 ? 5 : cpus >= 16 ? 4 : undefined,
    autovacuumWorkMem: maintenanceWorkMem >= 2 * KB_PER_GB ? 2 * KB_PER_GB : undefined,
  };
}

/** 3 % of the shared buffers, at most 16 MB, and 16 MB when near it. */
function pgtuneWalBuffers(sharedBuffers: number): number {
  const share = Math.floor((3 * sharedBuffers) / 100);
  return share > 14 * KB_PER_MB ? 16 * KB_PER_MB : Math.max(share, 32);
}

/**
 * Server settings for a web application in a container: pgtune's, but for four that do not suit a container.
 *
 * - `io_method` is `worker`: Docker's seccomp profile forbids io_uring, and the server would not start.
 *   @see https://www.postgresql.org/docs/18/runtime-config-resource.html#GUC-IO-METHOD
 * - `huge_pages` is `off`: huge pages are the host's to reserve, and are outside the container's memory limit.
 *   @see https://www.postgresql.org/docs/18/runtime-config-resource.html#GUC-HUGE-PAGES
 * - `max_connections` is 100 (PostgreSQL's default): pgtune's 200 times its least `work_mem` of 4 MB would promise
 *   800 MB. Fewer would not do: in a release, the default application's 24 threads are there twice.
 *   @see https://www.postgresql.org/docs/18/runtime-config-connection.html#GUC-MAX-CONNECTIONS
 * - a part of a CPU is not counted as a whole one.
 */
export function tunePostgres(options: PostgresTuningOptions): Record<string, string> {
  checkOptions(options);
  const { memoryMiB, majorVersion } = options;
  const cpus = Math.max(1, Math.floor(options.cpus));
  const maxConnections = options.maxConnections ?? DEFAULT_MAX_CONNECTIONS;
  const tuned = pgtune({ memoryKb: memoryMiB * KB_PER_MB, cpus, maxConnections });
  return {
    max_connections: String(maxConnections),
    shared_buffers: size(tuned.sharedBuffers),
    effective_cache_size: size(tuned.effectiveCacheSize),
    maintenance_work_mem: size(tuned.maintenanceWorkMem),
    work_mem: size(tuned.workMem),
    huge_pages: "off",
    // From here to `jit`, but for `wal_buffers`: pgtune's constants for a web application, an SSD and Linux.
    min_wal_size: "1GB",
    max_wal_size: "4GB",
    wal_buffers: size(tuned.walBuffers),
    wal_compression: majorVersion >= 15 ? "lz4" : "on",
    checkpoint_completion_target: "0.9",
    default_statistics_target: "100",
    random_page_cost: "1.1",
    effective_io_concurrency: "200",
    jit: "off",
    ...present("max_worker_processes", tuned.maxWorkerProcesses),
    ...present("max_parallel_workers", tuned.maxWorkerProcesses),
    ...present("max_parallel_workers_per_gather", tuned.maxParallelWorkersPerGather),
    ...present("max_parallel_maintenance_workers", tuned.maxParallelMaintenanceWorkers),
    ...present("autovacuum_max_workers", tuned.autovacuumMaxWorkers),
    ...(tuned.autovacuumWorkMem === undefined ? {} : { autovacuum_work_mem: size(tuned.autovacuumWorkMem) }),
    ...(majorVersion >= 18 ? { io_method: "worker", io_workers: String(ioWorkers(cpus)) } : {}),
  };
}

/**
 * Size of the container's `/dev/shm` in MiB: parallel queries share memory there, and Docker's 64 MB are too few.
 * A quarter of the shared buffers is a rule of thumb; memory not used costs nothing.
 *
 * @see https://github.com/docker-library/docs/blob/master/postgres/content.md#caveats
 */
export function sharedMemoryMiB(memoryMiB: number): number {
  checkMemory(memoryMiB);
  return Math.max(256, Math.floor(memoryMiB / 4 / 4));
}

/** @see https://www.postgresql.org/docs/18/runtime-config-connection.html#GUC-MAX-CONNECTIONS */
const DEFAULT_MAX_CONNECTIONS = 100;

/** pgtune's rule for `io_method=worker`. @see https://github.com/le0pard/pgtune */
function ioWorkers(cpus: number): number {
  return Math.min(32, Math.max(3, Math.floor(cpus / 4)));
}

/** In the largest unit that leaves a whole number. */
function size(kb: number): string {
  if (kb % KB_PER_GB === 0) return `${kb / KB_PER_GB}GB`;
  return kb % KB_PER_MB === 0 ? `${kb / KB_PER_MB}MB` : `${kb}kB`;
}

function present(name: string, value: number | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: String(value) };
}

function checkOptions({ memoryMiB, cpus, maxConnections, majorVersion }: PostgresTuningOptions): void {
  checkMemory(memoryMiB);
  positiveNumber("cpus", cpus);
  wholeNumber("majorVersion", majorVersion, { atLeast: MIN_MAJOR_VERSION });
  if (maxConnections !== undefined) wholeNumber("maxConnections", maxConnections, CONNECTIONS);
}

function checkMemory(memoryMiB: number): void {
  wholeNumber("memoryMiB", memoryMiB, { atLeast: MIN_MEMORY_MIB, why: "PostgreSQL is slow or killed below" });
}
