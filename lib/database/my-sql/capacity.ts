import { sizeMiB } from "../../config/size";
import type { DatabaseCapacity } from "../database-engine";
import { type PacketMemory, packetPeak } from "./packet-memory";
import type { ServerSettings } from "./settings";

/** Memory that is taken once and kept. */
const BUFFERS = ["innodb_buffer_pool_size", "innodb_log_buffer_size", "key_buffer_size", "aria_pagecache_buffer_size"];

/** What a server with these settings holds. One connection more than `max_connections` is the administrator's. */
export function mySqlCapacity(settings: ServerSettings, memory: PacketMemory): DatabaseCapacity {
  const fixedMemoryMiB = BUFFERS.reduce((sum, name) => sum + (sizeMiB(settings[name] ?? "") ?? 0), 0);
  return {
    connections: Number(settings.max_connections),
    fixedMemoryMiB,
    peak: packetPeak(settings, fixedMemoryMiB, memory),
    statementTimeoutSeconds: Number(settings.max_execution_time ?? 0) / 1000 || Number(settings.max_statement_time ?? 0) || undefined,
  };
}
