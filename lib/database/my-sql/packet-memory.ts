import { sizeMiB } from "../../config/size";
import type { DatabasePeak } from "../database-engine";
import { LARGE_VALUES_AT_ONCE } from "../large-values";
import type { ServerSettings } from "./settings";

/** What a product takes beside its buffers. */
export interface PacketMemory {
  /** What the server itself takes once it works, in MiB. */
  readonly ownMiB: number;
  /** What its own statistics take where they are on, in MiB. */
  readonly performanceSchemaMiB: number;
  /** How often a packet lies in memory while it is stored or fetched: as received, in statement, row and answer. */
  readonly copies: number;
  /** The size of packets by memory: from so much of it on, both in MiB, the largest first. */
  readonly packets: readonly (readonly [memoryMiB: number, packetMiB: number])[];
}

/**
 * Of MySQL 9.7, measured: 283 MiB with a full buffer pool of 128 and a log buffer of 16; 43 MiB more for each statement
 * of 7. Its own packets are of 64 MiB, whatever the memory is.
 *
 * @see https://dev.mysql.com/doc/refman/9.7/en/packet-too-large.html
 */
export const MYSQL_MEMORY: PacketMemory = {
  ownMiB: 140,
  performanceSchemaMiB: 250,
  copies: 7,
  packets: [[16_384, 64], [8192, 32], [4096, 24], [2048, 12], [1024, 8], [0, 4]],
};

/**
 * Of MariaDB 11.8, measured: 200 MiB with a full buffer pool of 128; 35 MiB more for each statement of 7.7. Its own
 * packets are of 16 MiB.
 *
 * @see https://mariadb.com/docs/server/server-management/variables-and-modes/server-system-variables#max_allowed_packet
 */
export const MARIADB_MEMORY: PacketMemory = {
  ownMiB: 75,
  performanceSchemaMiB: 0,
  copies: 5,
  packets: [[2048, 16], [512, 8], [0, 2]],
};

/** Of what is left for clients, one of them may have so much: a dump's statement of small rows takes 240 MiB of MySQL. */
const SHARE_OF_ONE = 0.8;

export interface ClientLimits {
  /** The largest packet. */
  readonly packetMiB: number;
  /** What one client may take. */
  readonly clientMiB: number;
}

export function clientLimits(memoryMiB: number, buffersMiB: number, memory: PacketMemory): ClientLimits {
  const packetMiB = memory.packets.find(([from]) => memoryMiB >= from)?.[1] ?? 1;
  return { packetMiB, clientMiB: Math.floor(SHARE_OF_ONE * (memoryMiB - buffersMiB - memory.ownMiB)) };
}

/** What the server takes while the largest packets come from several clients at once. */
export function packetPeak(settings: ServerSettings, buffersMiB: number, memory: PacketMemory): DatabasePeak | undefined {
  const packetMiB = sizeMiB(settings.max_allowed_packet ?? "");
  if (packetMiB === undefined) return undefined;
  const { ownMiB, performanceSchemaMiB, copies } = memory;
  const statisticsMiB = /^(on|1|true)$/i.test(settings.performance_schema ?? "") ? performanceSchemaMiB : 0;
  return {
    memoryMiB: Math.ceil(buffersMiB + ownMiB + statisticsMiB + LARGE_VALUES_AT_ONCE * copies * packetMiB),
    setting: `'max_allowed_packet' of ${settings.max_allowed_packet}`,
  };
}
