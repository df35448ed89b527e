import { sizeMiB } from "../config/size";
import type { DatabaseCapacity } from "./database-engine";

/** @see https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-SUPERUSER-RESERVED-CONNECTIONS */
const RESERVED_CONNECTIONS = 3;
/** What a plain number counts. @see https://www.postgresql.org/docs/current/runtime-config-resource.html */
const BLOCK_BYTES = 8192;
const KILOBYTE = 1024;
/** @see https://www.postgresql.org/docs/current/config-setting.html#CONFIG-SETTING-NAMES-VALUES */
const SECONDS: { readonly [unit: string]: number } = { us: 1e-6, ms: 0.001, s: 1, min: 60, h: 3600, d: 86_400 };

/** What a server with these settings holds. */
export function postgresCapacity(settings: { readonly [name: string]: string }): DatabaseCapacity {
  const of = (name: string): string => Object.entries(settings).filter(([key]) => key.toLowerCase() === name).at(-1)?.[1] ?? "";
  const reserved = [of("superuser_reserved_connections") || RESERVED_CONNECTIONS, of("reserved_connections") || 0].map(Number);
  return {
    connections: Number(of("max_connections")) - reserved[0] - reserved[1],
    fixedMemoryMiB: (sizeMiB(of("shared_buffers"), BLOCK_BYTES) ?? 0) + (sizeMiB(of("maintenance_work_mem"), KILOBYTE) ?? 0),
    statementTimeoutSeconds: seconds(of("statement_timeout")) || undefined,
  };
}

function seconds(text: string): number {
  const [, number, unit] = /^\s*([0-9.]+)\s*([a-z]*)\s*$/.exec(text) ?? [];
  return number === undefined ? 0 : Number(number) * (SECONDS[unit || "ms"] ?? 0);
}
