import { tuneInnodb } from "../../../lib/database/my-sql/innodb-tuning";

const GIB = 1024;

test.each([
  [256, 64], [512, 128], [1023, 255], [1 * GIB, 512], [4 * GIB, 2 * GIB], [4 * GIB + 1, 2561], [5000, 3464], [6 * GIB, 4608], [16 * GIB, 12 * GIB],
])("it gives %d MiB of memory a buffer pool of %d", (memoryMiB, pool) => {
  expect(tuneInnodb({ memoryMiB, cpus: 1 }).bufferPoolMiB).toBe(pool);
});

test.each([
  [0.1, 128], [0.5, 256], [1, 512], [2.5, 1280], [8, 4096], [64, 16_384],
])("it gives %d processors a redo log of %d MiB", (cpus, redo) => {
  expect(tuneInnodb({ memoryMiB: 512, cpus }).redoLogMiB).toBe(redo);
});

test("it gives temporary tables a sixteenth of the memory", () => {
  expect([128, 512, 8 * GIB].map((memoryMiB) => tuneInnodb({ memoryMiB, cpus: 1 }).temporaryTablesMiB)).toEqual([16, 32, 512]);
});

test("it takes 100 connections, or those asked for", () => {
  expect([undefined, 20].map((maxConnections) => tuneInnodb({ memoryMiB: 512, cpus: 1, maxConnections }).maxConnections)).toEqual([100, 20]);
});

test.each([
  [{ memoryMiB: 512.5 }, "'memoryMiB' must be a whole number of at least 1, got 512.5"],
  [{ memoryMiB: NaN }, "'memoryMiB' must be"],
  [{ cpus: 0 }, "'cpus' must be a number above 0, got 0"],
  [{ maxConnections: 3 }, "'maxConnections' must be a whole number of at least 4 and at most 100000, got 3"],
  [{ maxConnections: 100_001 }, "'maxConnections' must be"],
])("it refuses %j", (options, message) => {
  expect(() => tuneInnodb({ memoryMiB: 512, cpus: 1, ...options })).toThrow(message);
});
