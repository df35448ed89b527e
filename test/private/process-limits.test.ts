import { spawnSync } from "node:child_process";
import { limitedEntrypoint, ulimits } from "../../lib/private/process-limits";

function run(entrypoint: readonly string[]): string {
  const [program, ...rest] = entrypoint;
  return spawnSync(program, rest, { encoding: "utf8", timeout: 10_000 }).stdout;
}

test("without a limit the entry point stays as it is", () => {
  expect(limitedEntrypoint({ entrypoint: ["start", "it"] })).toEqual(["start", "it"]);
  expect(limitedEntrypoint({})).toBeUndefined();
});

test("the program starts with its arguments, and with so much memory for each process", () => {
  const entrypoint = ["sh", "-c", 'echo "$1: $(ulimit -d) KiB"', "start", "a b"];
  expect(run(limitedEntrypoint({ entrypoint, processMemoryMiB: 61 }) ?? [])).toBe("a b: 62464 KiB\n");
  expect(run(limitedEntrypoint({ entrypoint, safeguards: { processMemoryMiB: 61 } }) ?? [])).toBe("a b: 62464 KiB\n");
  expect(run(limitedEntrypoint({ entrypoint, processMemoryMiB: 50, safeguards: { processMemoryMiB: 61 } }) ?? [])).toBe("a b: 51200 KiB\n");
});

test("a host that allows less keeps its limit", () => {
  const entrypoint = limitedEntrypoint({ entrypoint: ["sh", "-c", "ulimit -d"], processMemoryMiB: 100_000 }) ?? [];
  expect(run(["sh", "-c", 'ulimit -d 90000; exec "$@"', "host", ...entrypoint])).toBe("90000\n");
});

test("a limit needs an entry point", () => {
  expect(() => limitedEntrypoint({ processMemoryMiB: 50 })).toThrow("'processMemoryMiB' of a container needs its 'entrypoint'");
});

test("no process writes a core dump", () => {
  expect(ulimits({})).toEqual([{ name: "core", soft: 0, hard: 0 }]);
  expect(ulimits({ openFiles: 1024 })).toEqual([{ name: "core", soft: 0, hard: 0 }, { name: "nofile", soft: 1024, hard: 1024 }]);
});
