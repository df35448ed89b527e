import { mySqlCapacity } from "../../../lib/database/my-sql/capacity";

test("the administrator's connection is one more than the setting", () => {
  expect(mySqlCapacity({ max_connections: "100", innodb_buffer_pool_size: "256M" })).toEqual({
    connections: 100,
    fixedMemoryMiB: 256,
    statementTimeoutSeconds: undefined,
  });
});

test("all buffers that are kept count", () => {
  expect(mySqlCapacity({ max_connections: "1", innodb_buffer_pool_size: "1G", key_buffer_size: "8M", aria_pagecache_buffer_size: "128M" }).fixedMemoryMiB).toBe(1160);
});

test("MySQL counts milliseconds, MariaDB seconds", () => {
  expect(mySqlCapacity({ max_connections: "1", max_execution_time: "2500" }).statementTimeoutSeconds).toBe(2.5);
  expect(mySqlCapacity({ max_connections: "1", max_statement_time: "30" }).statementTimeoutSeconds).toBe(30);
});
