import { tuneMySql } from "../../../lib/database/my-sql/my-sql-tuning";

const GIB = 1024;

test("a small server leaves out the performance schema", () => {
  expect([512, 2047, 2048].map((memoryMiB) => tuneMySql({ memoryMiB, cpus: 1 }).performance_schema)).toEqual(["OFF", "OFF", "ON"]);
});

test("a large buffer pool is divided by the container's processors", () => {
  const instances = (memoryMiB: number, cpus: number): string => tuneMySql({ memoryMiB, cpus }).innodb_buffer_pool_instances;
  expect([instances(2 * GIB, 64), instances(16 * GIB, 3), instances(16 * GIB, 16), instances(4 * GIB, 64)]).toEqual(["1", "1", "4", "8"]);
  expect(instances(1024 * GIB, 512)).toBe("64");
});

test("a buffer pool is whole chunks in every instance, for the server rounds up", () => {
  const { innodb_buffer_pool_size, innodb_buffer_pool_instances } = tuneMySql({ memoryMiB: 5000, cpus: 64 });
  expect([innodb_buffer_pool_size, innodb_buffer_pool_instances]).toEqual(["3328M", "13"]);
  expect([512, 768, 1023].map((memoryMiB) => tuneMySql({ memoryMiB, cpus: 1 }).innodb_buffer_pool_size)).toEqual(["128M", "128M", "128M"]);
});

test("packets, statements and sessions grow with the memory, and no more memory means smaller ones", () => {
  const sizes = (memoryMiB: number): (string | undefined)[] => {
    const tuned = tuneMySql({ memoryMiB, cpus: 1 });
    return [tuned.max_allowed_packet, tuned.parser_max_mem_size, tuned.connection_memory_limit];
  };
  expect(sizes(512)).toEqual(["4M", "182M", undefined]);
  expect(sizes(1 * GIB)).toEqual(["8M", "284M", undefined]);
  expect(sizes(2 * GIB)).toEqual(["12M", "494M", "494M"]);
  expect(sizes(4 * GIB)).toEqual(["24M", "1313M", "1313M"]);
  expect(sizes(16 * GIB)).toEqual(["64M", "2952M", "2952M"]);
  const packets = Array.from({ length: 400 }, (_, index) => parseInt(tuneMySql({ memoryMiB: 512 + index * 64, cpus: 4 }).max_allowed_packet, 10));
  expect(packets).toEqual([...packets].sort((one, other) => one - other));
});

test("a commit is durable", () => {
  expect(tuneMySql({ memoryMiB: 512, cpus: 1 })).toMatchObject({ innodb_flush_log_at_trx_commit: "1", sync_binlog: "1" });
});
