import { numberOf, option } from "../../lib/app-server/arguments";

test("an option and its value are two words, whatever stands in the value", () => {
  expect(option("bind", "0.0.0.0:8000")).toEqual(["--bind", "0.0.0.0:8000"]);
  expect(option("hook", "a b --c=d")).toEqual(["--hook", "a b --c=d"]);
  expect(option("workers", 3)).toEqual(["--workers", "3"]);
});

test("of a number that is given more than once the last one counts, in whatever spelling", () => {
  expect(numberOf(["--workers", "3", "-w", "4", "-w5", "--workers=6"], ["--workers", "-w"])).toBe(6);
  expect(numberOf(["--workers", "6", "-w5"], ["--workers", "-w"])).toBe(5);
});

test.each([[[]], [["--workers"]], [["--workers", "many"]], [["--workers-kill-timeout", "3"]]])("%p holds no number of workers", (settings: string[]) => {
  expect(numberOf(settings, ["--workers", "-w"])).toBeUndefined();
});
