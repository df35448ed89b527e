import { mySqlCapacity } from "../../../lib/database/my-sql/capacity";
import { MARIADB_MEMORY, MYSQL_MEMORY } from "../../../lib/database/my-sql/packet-memory";

test("the administrator's connection is one more than the setting", () => {
  expect(mySqlCapacity({ max_connections: "100", innodb_buffer_pool_size: "256M" }, MYSQL_MEMORY)).toEqual({
    connections: 100,
    fixedMemoryMiB: 256,
    statementTimeoutSeconds: undefined,
  });
});

test("all buffers that are kept count", () => {
  const buffers = { innodb_buffer_pool_size: "1G", innodb_log_buffer_size: "16M", key_buffer_size: "8M", aria_pagecache_buffer_size: "128M" };
  expect(mySqlCapacity({ max_connections: "1", ...buffers }, MARIADB_MEMORY).fixedMemoryMiB).toBe(1176);
});

test("MySQL counts milliseconds, MariaDB seconds", () => {
  expect(mySqlCapacity({ max_connections: "1", max_execution_time: "2500" }, MYSQL_MEMORY).statementTimeoutSeconds).toBe(2.5);
  expect(mySqlCapacity({ max_connections: "1", max_statement_time: "30" }, MARIADB_MEMORY).statementTimeoutSeconds).toBe(30);
});

test("at its peak it holds the largest packet several times, for six clients", () => {
  const settings = { max_connections: "1", innodb_buffer_pool_size: "128M", max_allowed_packet: "4M" };
  const peak = (more: Record<string, string>, memory = MYSQL_MEMORY): number | undefined => mySqlCapacity({ ...settings, ...more }, memory).peak?.memoryMiB;
  expect(peak({})).toBe(128 + 140 + 6 * 7 * 4);
  expect(peak({ performance_schema: "ON" })).toBe(128 + 140 + 250 + 6 * 7 * 4);
  expect(peak({ max_allowed_packet: String(1024 ** 3) })).toBe(128 + 140 + 6 * 7 * 1024);
  expect(peak({}, MARIADB_MEMORY)).toBe(128 + 75 + 6 * 5 * 4);
  expect(mySqlCapacity(settings, MYSQL_MEMORY).peak?.setting).toBe("'max_allowed_packet' of 4M");
});
