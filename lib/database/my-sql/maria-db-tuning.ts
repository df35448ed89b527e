import { type InnodbTuningOptions, tuneInnodb } from "./innodb-tuning";
import { clientLimits, MARIADB_MEMORY } from "./packet-memory";
import type { ServerSettings } from "./settings";

const KEY_BUFFER_MIB = 8;

/**
 * Options of `mariadbd` for a web application in a container. All that makes a commit durable is on.
 *
 * - `innodb_flush_method` stays at its default of `O_DIRECT`; 11.0 and newer warn of the option.
 *   @see https://mariadb.com/docs/server/server-usage/storage-engines/innodb/innodb-system-variables#innodb_flush_method
 * - The caches of Aria (temporary tables) and MyISAM (nobody's) may grow to 128 MiB each by default.
 *   @see https://mariadb.com/docs/server/server-usage/storage-engines/aria/aria-system-variables#aria_pagecache_buffer_size
 * - Packets and sessions have the size that the memory has room for: with the server's own, a few values end it.
 *   @see https://mariadb.com/docs/server/server-management/variables-and-modes/server-system-variables#max_session_mem_used
 */
export function tuneMariaDb(options: InnodbTuningOptions): ServerSettings {
  const tuned = tuneInnodb(options);
  const ariaMiB = Math.min(128, tuned.temporaryTablesMiB);
  const { packetMiB, clientMiB } = clientLimits(options.memoryMiB, tuned.bufferPoolMiB + ariaMiB + KEY_BUFFER_MIB, MARIADB_MEMORY);
  return {
    max_connections: String(tuned.maxConnections),
    innodb_buffer_pool_size: `${tuned.bufferPoolMiB}M`,
    innodb_log_file_size: `${tuned.redoLogMiB}M`,
    aria_pagecache_buffer_size: `${ariaMiB}M`,
    key_buffer_size: `${KEY_BUFFER_MIB}M`,
    max_allowed_packet: `${packetMiB}M`,
    max_session_mem_used: `${clientMiB}M`,
    innodb_flush_log_at_trx_commit: "1",
    sync_binlog: "1",
    character_set_server: "utf8mb4",
    skip_name_resolve: "ON",
  };
}
