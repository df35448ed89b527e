import { sinceTime, tailLines } from "../../../cli/logs/since";

const NOW = new Date("2026-01-05T12:00:00Z");

test.each([
  ["30s", "2026-01-05T11:59:30.000Z"],
  ["10m", "2026-01-05T11:50:00.000Z"],
  ["10 min", "2026-01-05T11:50:00.000Z"],
  ["2h", "2026-01-05T10:00:00.000Z"],
  ["3d", "2026-01-02T12:00:00.000Z"],
  ["2026-01-02", "2026-01-02T00:00:00.000Z"],
  ["2026-01-02T03:04:05+01:00", "2026-01-02T02:04:05.000Z"],
])("since %s is since %s", (text, time) => {
  expect(sinceTime(text, NOW)).toBe(time);
});

test.each(["yesterday", "", "10", "-5m", "5q", "2026-13-45"])("since '%s' is refused", (text) => {
  expect(() => sinceTime(text, NOW)).toThrow(`'--since' must be a time that has passed, such as 30s, 10m, 2h or 3d, or a date such as 2026-01-02T03:04:05Z, got '${text}'`);
});

test("a tail is a number or all", () => {
  expect(tailLines("0")).toBe("0");
  expect(tailLines("all")).toBe("all");
  expect(() => tailLines("-1")).toThrow("'--tail' must be a number of lines, or 'all', got '-1'");
});
