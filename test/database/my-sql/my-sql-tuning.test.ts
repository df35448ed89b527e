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

test("a commit is durable", () => {
  expect(tuneMySql({ memoryMiB: 512, cpus: 1 })).toMatchObject({ innodb_flush_log_at_trx_commit: "1", sync_binlog: "1" });
});
