import { resolveResources } from "../../lib/container/resources";

const DEFAULTS = { memoryMiB: 512, cpus: 1 };

test("what is not given comes from the defaults, each by itself", () => {
  expect(resolveResources(undefined, DEFAULTS, 128)).toEqual(DEFAULTS);
  expect(resolveResources({ cpus: 0.5 }, DEFAULTS, 128)).toEqual({ memoryMiB: 512, cpus: 0.5 });
  expect(resolveResources({ memoryMiB: 128 }, DEFAULTS, 128)).toEqual({ memoryMiB: 128, cpus: 1 });
});

test.each([
  [{ memoryMiB: 127 }, "'resources.memoryMiB' must be a whole number of at least 128 (the server does not work with less), got 127"],
  [{ memoryMiB: 200.5 }, "got 200.5"],
  [{ cpus: -1 }, "'resources.cpus' must be a number above 0, got -1"],
  [{ cpus: 0.009 }, "'resources.cpus' must be a number of at least 0.01 (Docker's least), got 0.009"],
])("fails for %j", (given, message) => {
  expect(() => resolveResources(given, DEFAULTS, 128)).toThrow(message);
});
