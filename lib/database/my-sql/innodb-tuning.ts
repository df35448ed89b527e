import { positiveNumber, wholeNumber } from "../../container/numbers";

/** What the server may use, and how many clients it serves. */
export interface InnodbTuningOptions {
  /** Memory limit of the container. */
  readonly memoryMiB: number;
  /** CPU limit of the container. */
  readonly cpus: number;
  /** @default 100 */
  readonly maxConnections?: number;
}

/** What both products are told alike. Sizes are in MiB. */
export interface InnodbTuning {
  readonly maxConnections: number;
  readonly bufferPoolMiB: number;
  readonly redoLogMiB: number;
  readonly temporaryTablesMiB: number;
}

/**
 * As with PostgreSQL: in a release, the default application's 24 threads are there twice.
 *
 * @see https://dev.mysql.com/doc/refman/9.7/en/server-system-variables.html#sysvar_max_connections
 */
const DEFAULT_MAX_CONNECTIONS = 100;
const CONNECTIONS = { atLeast: 4, atMost: 100_000 };
/** What else the server needs: 0.5 GiB at its start, a tenth of the pool for its own lists, connections, sorting. */
const LEFT_MIB = 1536;

/**
 * Sizes by the rule that `innodb_dedicated_server` has for a server alone on its machine, but for very small servers and
 * those of little more than 4 GiB, which it would fill. The option itself would count the memory and processors of the
 * host.
 *
 * @see https://dev.mysql.com/doc/refman/8.4/en/innodb-dedicated-server.html
 */
export function tuneInnodb({ memoryMiB, cpus, maxConnections = DEFAULT_MAX_CONNECTIONS }: InnodbTuningOptions): InnodbTuning {
  wholeNumber("memoryMiB", memoryMiB, { atLeast: 1 });
  positiveNumber("cpus", cpus);
  wholeNumber("maxConnections", maxConnections, CONNECTIONS);
  return {
    maxConnections,
    bufferPoolMiB: Math.floor(bufferPoolMiB(memoryMiB)),
    // 512 MiB a processor, at most 16 GiB; a crash is recovered from in proportion.
    redoLogMiB: Math.min(16_384, Math.max(128, Math.floor(cpus * 512))),
    temporaryTablesMiB: Math.max(16, Math.floor(memoryMiB / 16)),
  };
}

function bufferPoolMiB(memoryMiB: number): number {
  if (memoryMiB < 1024) return memoryMiB / 4;
  return memoryMiB <= 4096 ? memoryMiB / 2 : Math.min(memoryMiB * 0.75, memoryMiB - LEFT_MIB);
}
