import { processMemory } from "../../lib/database/postgres-process-memory";

const SETTINGS = { shared_buffers: "128MB", work_mem: "4MB", maintenance_work_mem: "32MB" };

test("six processes have what the shared buffers leave", () => {
  expect(processMemory(SETTINGS, 512)).toEqual({ limitMiB: 61, peak: { memoryMiB: 510, setting: "61 MiB for each process" } });
});

test("it is what the user says, and six of those count", () => {
  expect(processMemory(SETTINGS, 512, 200)).toEqual({ limitMiB: 200, peak: { memoryMiB: 1344, setting: "200 MiB for each process" } });
});

test("it does for a hash table of 'work_mem', and six of those count", () => {
  const { limitMiB, peak } = processMemory({ ...SETTINGS, WORK_MEM: "100MB" }, 512);
  expect([limitMiB, peak]).toEqual([216, { memoryMiB: 1440, setting: "'work_mem' of 100 MiB" }]);
});

test("it does for maintenance, which is one process", () => {
  expect(processMemory({ ...SETTINGS, maintenance_work_mem: "1GB" }, 512)).toMatchObject({ limitMiB: 1040, peak: { memoryMiB: 510 } });
  expect(processMemory({ ...SETTINGS, autovacuum_work_mem: "262144" }, 512)).toMatchObject({ limitMiB: 272, peak: { memoryMiB: 510 } });
});

test("a process can always begin", () => {
  expect(processMemory({ ...SETTINGS, shared_buffers: "500MB" }, 512).limitMiB).toBe(48);
  expect(processMemory({ shared_buffers: "500MB" }, 512)).toMatchObject({ limitMiB: 24, peak: { memoryMiB: 660 } });
});
