import { DEFAULT_GUNICORN_THREADS, gunicornWorkers } from "../../lib/app-server/worker-count";

test.each([
  [0.5, 4096, 3], [1, 4096, 3], [1.5, 4096, 5], [2, 4096, 5], [4, 4096, 9], [16, 65_536, 33],
])("gives %d CPUs with %d MiB %d workers", (cpus, memoryMiB, workers) => {
  expect(gunicornWorkers({ cpus, memoryMiB })).toBe(workers);
});

test.each([
  [549, 4], [550, 5], [512, 4], [256, 2], [150, 1], [64, 1],
])("starts no more workers than %d MiB carry: %d", (memoryMiB, workers) => {
  expect(gunicornWorkers({ cpus: 2, memoryMiB })).toBe(workers);
});

test.each([0, -1, NaN, Infinity])("refuses %d CPUs or MiB", (value) => {
  const message = `'cpus' must be a number above 0, got ${value}`;
  expect(() => gunicornWorkers({ cpus: value, memoryMiB: 512 })).toThrow(message);
  expect(() => gunicornWorkers({ cpus: 1, memoryMiB: value })).toThrow("'memoryMiB' must be a number above 0");
});

test("gives a worker four threads", () => {
  expect(DEFAULT_GUNICORN_THREADS).toBe(4);
});
