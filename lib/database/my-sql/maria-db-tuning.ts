import { type InnodbTuningOptions, tuneInnodb } from "./innodb-tuning";
import type { ServerSettings } from "./settings";

/**
 * Options of `mariadbd` for a web application in a container. All that makes a commit durable is on.
 *
 * - `innodb_flush_method` stays at its default of `O_DIRECT`; 11.0 and newer warn of the option.
 *   @see https://mariadb.com/docs/server/server-usage/storage-engines/innodb/innodb-system-variables#innodb_flush_method
 * - The caches of Aria (temporary tables) and MyISAM (nobody's) may grow to 128 MiB each by default.
 *   @see https://mariadb.com/docs/server/server-usage/storage-engines/aria/aria-system-variables#aria_pagecache_buffer_size
 */
export function tuneMariaDb(options: InnodbTuningOptions): ServerSettings {
  const tuned = tuneInnodb(options);
  return {
    max_connections: String(tuned.maxConnections),
    innodb_buffer_pool_size: `${tuned.bufferPoolMiB}M`,
    innodb_log_file_size: `${tuned.redoLogMiB}M`,
    aria_pagecache_buffer_size: `${Math.min(128, tuned.temporaryTablesMiB)}M`,
    key_buffer_size: "8M",
    innodb_flush_log_at_trx_commit: "1",
    sync_binlog: "1",
    character_set_server: "utf8mb4",
    skip_name_resolve: "ON",
  };
}
