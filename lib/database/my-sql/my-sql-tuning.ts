import { type InnodbTuningOptions, tuneInnodb } from "./innodb-tuning";
import { clientLimits, MYSQL_MEMORY } from "./packet-memory";
import type { ServerSettings } from "./settings";

/** Its counters take a quarter of a GiB: with them, a busy server of 1 GiB is killed. */
const PERFORMANCE_SCHEMA_FROM_MIB = 2048;
/** @see https://dev.mysql.com/doc/refman/9.7/en/innodb-buffer-pool-resize.html */
const BUFFER_POOL_CHUNK_MIB = 128;
/** A quarter of the server's own, which is for transactions of many MiB. @see https://dev.mysql.com/doc/refman/9.7/en/innodb-parameters.html */
const LOG_BUFFER_MIB = 16;

/**
 * Options of `mysqld` for a web application in a container. All that makes a commit durable is on.
 *
 * - `innodb_flush_method` stays at its default, which is `O_DIRECT` where the file system has it.
 *   @see https://dev.mysql.com/doc/refman/9.7/en/innodb-parameters.html#sysvar_innodb_flush_method
 * - `innodb_buffer_pool_instances` and `temptable_max_ram` would be computed from the host.
 *   @see https://dev.mysql.com/doc/refman/9.7/en/server-system-variables.html#sysvar_temptable_max_ram
 * - Docker forbids to place memory on NUMA nodes, and the server would warn of it at every start. Not every build knows the
 *   option, hence `loose_`.
 *   @see https://docs.docker.com/engine/security/seccomp/
 * - The X Protocol is for clients that no web framework here has.
 * - Packets, statements and sessions have the size that the memory has room for: with the server's own, one value ends it.
 *   A session is measured by the performance schema alone.
 *   @see https://dev.mysql.com/doc/refman/9.7/en/server-system-variables.html#sysvar_parser_max_mem_size
 *   @see https://dev.mysql.com/doc/refman/9.7/en/server-system-variables.html#sysvar_connection_memory_limit
 */
export function tuneMySql(options: InnodbTuningOptions): ServerSettings {
  const tuned = tuneInnodb(options);
  const instances = bufferPoolInstances(tuned.bufferPoolMiB, options.cpus);
  // The server rounds up to whole chunks in every instance.
  const unit = instances * BUFFER_POOL_CHUNK_MIB;
  const poolMiB = Math.max(1, Math.floor(tuned.bufferPoolMiB / unit)) * unit;
  const hasStatistics = options.memoryMiB >= PERFORMANCE_SCHEMA_FROM_MIB;
  const takenMiB = poolMiB + LOG_BUFFER_MIB + (hasStatistics ? MYSQL_MEMORY.performanceSchemaMiB : 0);
  const { packetMiB, clientMiB } = clientLimits(options.memoryMiB, takenMiB, MYSQL_MEMORY);
  return {
    max_connections: String(tuned.maxConnections),
    innodb_buffer_pool_size: `${poolMiB}M`,
    innodb_buffer_pool_instances: String(instances),
    innodb_redo_log_capacity: `${tuned.redoLogMiB}M`,
    innodb_log_buffer_size: `${LOG_BUFFER_MIB}M`,
    temptable_max_ram: `${tuned.temporaryTablesMiB}M`,
    max_allowed_packet: `${packetMiB}M`,
    parser_max_mem_size: `${clientMiB}M`,
    ...(hasStatistics ? { performance_schema: "ON", connection_memory_limit: `${clientMiB}M` } : { performance_schema: "OFF" }),
    innodb_flush_log_at_trx_commit: "1",
    sync_binlog: "1",
    character_set_server: "utf8mb4",
    skip_name_resolve: "ON",
    loose_innodb_numa_interleave: "OFF",
    mysqlx: "OFF",
  };
}

/** MySQL's own rule, with the container's processors. */
function bufferPoolInstances(bufferPoolMiB: number, cpus: number): number {
  if (bufferPoolMiB <= 1024) return 1;
  return Math.max(1, Math.min(64, Math.floor(bufferPoolMiB / BUFFER_POOL_CHUNK_MIB / 2), Math.floor(cpus / 4)));
}
