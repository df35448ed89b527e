import { sizeMiB } from "../config/size";
import type { DatabasePeak } from "./database-engine";
import { LARGE_VALUES_AT_ONCE } from "./large-values";

const KILOBYTE = 1024;
/** Of PostgreSQL 18, measured: 22 MiB of shared memory beside the buffers, and the processes that serve no client. */
const OWN_MIB = 16;
/** A process for a client takes 2 MiB before it has done anything, and more for what it remembers of tables. */
export const LEAST_PROCESS_MIB = 24;
/** A sort may take `work_mem`, a hash table twice as much. */
const HASH_MEM_MULTIPLIER = 2;

/** What one process may take, in MiB. */
export interface ProcessMemory {
  /** What the kernel is told: enough for maintenance, as the user's settings have it. */
  readonly limitMiB: number;
  readonly peak: DatabasePeak;
}

/**
 * A process that takes more memory than there is, is killed by the kernel, and all others with it, for they share memory.
 * One that is refused it ends the statement with `out of memory`. So each gets its part.
 *
 * @see https://www.postgresql.org/docs/current/kernel-resources.html
 */
export function processMemory(settings: { readonly [name: string]: string }, memoryMiB: number, usersMiB?: number): ProcessMemory {
  const of = (name: string, unitBytes = KILOBYTE): number => {
    const value = Object.entries(settings).filter(([key]) => key.toLowerCase() === name).at(-1)?.[1] ?? "";
    return sizeMiB(value, unitBytes) ?? 0;
  };
  const takenMiB = of("shared_buffers", 8 * KILOBYTE) + OWN_MIB;
  const part = usersMiB ?? Math.max(LEAST_PROCESS_MIB, Math.floor((memoryMiB - takenMiB) / LARGE_VALUES_AT_ONCE));
  const clientMiB = Math.max(part, HASH_MEM_MULTIPLIER * of("work_mem") + OWN_MIB);
  const maintenanceMiB = Math.max(of("maintenance_work_mem"), of("autovacuum_work_mem")) + OWN_MIB;
  const setting = clientMiB > part ? `'work_mem' of ${of("work_mem")} MiB` : `${clientMiB} MiB for each process`;
  return {
    limitMiB: Math.ceil(Math.max(clientMiB, maintenanceMiB)),
    peak: { memoryMiB: Math.ceil(takenMiB + LARGE_VALUES_AT_ONCE * clientMiB), setting },
  };
}
