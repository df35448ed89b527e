import { Reorder } from "../../../cli/logs/reorder";

function times(lines: readonly { time: string }[]): string {
  return lines.map(({ time }) => time).join("");
}

test("a line waits a moment for an earlier one of somebody else", () => {
  const reorder = new Reorder<{ time: string }>();
  reorder.push({ time: "b" }, 1000);
  expect(times(reorder.take(1100))).toBe("");
  reorder.push({ time: "a" }, 1100);
  reorder.push({ time: "c" }, 1100);
  expect(times(reorder.take(1250))).toBe("ab");
  expect(times(reorder.take(1400))).toBe("c");
});

test("at the end nothing waits", () => {
  const reorder = new Reorder<{ time: string }>();
  for (const time of ["c", "a", "b"]) reorder.push({ time }, 1000);
  expect(times(reorder.takeAll())).toBe("abc");
  expect(times(reorder.takeAll())).toBe("");
});

test("when there are too many, none waits", () => {
  const reorder = new Reorder<{ time: string }>();
  for (let number = 0; number < 5000; number++) reorder.push({ time: String(number) }, 1000);
  expect(reorder.isFull).toBe(true);
  expect(reorder.take(1000)).toHaveLength(5000);
  expect(reorder.isFull).toBe(false);
});
