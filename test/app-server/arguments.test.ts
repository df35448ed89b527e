import { option } from "../../lib/app-server/arguments";

test("an option and its value are two words, whatever stands in the value", () => {
  expect(option("bind", "0.0.0.0:8000")).toEqual(["--bind", "0.0.0.0:8000"]);
  expect(option("hook", "a b --c=d")).toEqual(["--hook", "a b --c=d"]);
  expect(option("workers", 3)).toEqual(["--workers", "3"]);
});
