import { goDuration } from "../../lib/config/duration";

test.each([
  [0, "0s"], [0.001, "1ms"], [0.5, "500ms"], [0.999, "999ms"], [1, "1s"], [1.5, "1.5s"], [1.001, "1.001s"], [10, "10s"],
  [59.999, "59.999s"], [60, "1m0s"], [60.5, "1m0.5s"], [90, "1m30s"], [3599.9, "59m59.9s"], [3600, "1h0m0s"],
  [3661, "1h1m1s"], [86_400, "24h0m0s"], [7200.25, "2h0m0.25s"], [0.1 + 0.2, "300ms"],
  [9_223_372_036, "2562047h47m16s"],
])("writes %d seconds as %s", (seconds, written) => {
  expect(goDuration(seconds)).toBe(written);
});

test.each([-1, -0.001, NaN, Infinity, 0.0001, 1.0005, 9_223_372_037])("refuses %d seconds", (seconds) => {
  expect(() => goDuration(seconds)).toThrow(
    `a duration must be a number of seconds from 0 to 9223372036 with at most three decimals, got ${seconds}`,
  );
});
