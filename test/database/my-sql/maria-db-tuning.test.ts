import { tuneMariaDb } from "../../../lib/database/my-sql/maria-db-tuning";

test("its caches beside InnoDB's stay small", () => {
  const caches = (memoryMiB: number): string[] => {
    const { aria_pagecache_buffer_size, key_buffer_size } = tuneMariaDb({ memoryMiB, cpus: 1 });
    return [aria_pagecache_buffer_size, key_buffer_size];
  };
  expect([caches(256), caches(1024), caches(65_536)]).toEqual([["16M", "8M"], ["64M", "8M"], ["128M", "8M"]]);
});

test("packets and sessions grow with the memory", () => {
  const sizes = (memoryMiB: number): string[] => {
    const { max_allowed_packet, max_session_mem_used } = tuneMariaDb({ memoryMiB, cpus: 1 });
    return [max_allowed_packet, max_session_mem_used];
  };
  expect([256, 512, 1024, 2048, 16_384].map(sizes)).toEqual([["2M", "74M"], ["8M", "215M"], ["8M", "292M"], ["16M", "650M"], ["16M", "3108M"]]);
});

test("a commit is durable", () => {
  expect(tuneMariaDb({ memoryMiB: 512, cpus: 1 })).toMatchObject({ innodb_flush_log_at_trx_commit: "1", sync_binlog: "1" });
});
