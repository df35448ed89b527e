import { age } from "../../cli/age";

test.each([
  [0, "0 s"],
  [59, "59 s"],
  [60, "1 min"],
  [3599, "59 min"],
  [3600, "1 h"],
  [86_399, "23 h"],
  [172_800, "2 d"],
])("%d seconds ago is %s", (seconds, text) => {
  const now = new Date("2026-01-02T03:04:05Z");
  expect(age(new Date(Number(now) - seconds * 1000), now)).toBe(text);
});

test("a host whose clock is ahead has made nothing in the future", () => {
  expect(age(new Date("2026-01-02T03:04:15Z"), new Date("2026-01-02T03:04:05Z"))).toBe("0 s");
});
