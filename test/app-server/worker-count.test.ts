import { asgiProcesses, DEFAULT_THREADS, wsgiProcesses } from "../../lib/app-server/worker-count";

test.each([
  [0.5, 4096, 3], [1, 4096, 3], [1.5, 4096, 5], [2, 4096, 5], [4, 4096, 9], [16, 65_536, 33],
])("gives %d CPUs with %d MiB %d processes for WSGI", (cpus, memoryMiB, processes) => {
  expect(wsgiProcesses({ cpus, memoryMiB })).toBe(processes);
});

test.each([
  [0.5, 4096, 1], [1, 4096, 1], [1.5, 4096, 2], [4, 4096, 4], [16, 65_536, 16], [4, 256, 2],
])("gives %d CPUs with %d MiB %d processes for ASGI", (cpus, memoryMiB, processes) => {
  expect(asgiProcesses({ cpus, memoryMiB })).toBe(processes);
});

test.each([
  [549, 4], [550, 5], [512, 4], [256, 2], [150, 1], [64, 1],
])("starts no more processes than %d MiB carry: %d", (memoryMiB, processes) => {
  expect(wsgiProcesses({ cpus: 2, memoryMiB })).toBe(processes);
});

test.each([0, -1, NaN, Infinity])("refuses %d CPUs or MiB", (value) => {
  for (const processes of [wsgiProcesses, asgiProcesses]) {
    const message = `'cpus' must be a number above 0, got ${value}`;
    expect(() => processes({ cpus: value, memoryMiB: 512 })).toThrow(message);
    expect(() => processes({ cpus: 1, memoryMiB: value })).toThrow("'memoryMiB' must be a number above 0");
  }
});

test("gives a process that runs WSGI four threads", () => {
  expect(DEFAULT_THREADS).toBe(4);
});
