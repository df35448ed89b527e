import { pairwiseCells } from "../integ/matrix/cells";
import { lineOf, tableOf } from "../integ/matrix/report";

const [first, second, third] = pairwiseCells();
const passed = { cell: first, requests: 1600, seconds: 11.25, deploySeconds: 9, totalSeconds: 31 };

describe("the report of the matrix", () => {
  test("has one line of figures for a cell", () => {
    expect(lineOf(passed)).toBe(
      "ok     nginx-gunicorn-django-postgres (wsgi, plain)             1600 requests, 0 failed; deploy 9.0 s, release 11.3 s, all 31.0 s",
    );
  });

  test("tells of what is wrong in the same one line", () => {
    const line = lineOf({ cell: first, totalSeconds: 20, problem: `page: expected\n\n  ${"x".repeat(300)}` });
    expect(line).toMatch(/^FAILED nginx-gunicorn-django-postgres \(wsgi, plain\) +after 20\.0 s: page: expected x+\.\.\.$/);
  });

  test("counts a cell that did not run as failed", () => {
    const table = tableOf([first, second, third], [passed, { cell: second, totalSeconds: 20, problem: "form: 403" }]);
    expect(table.split("\n").map((line) => line.split(" ")[0])).toEqual(["ok", "FAILED", "FAILED", "3"]);
    expect(table).toContain(`FAILED ${third.name}: it did not run`);
    expect(table).toMatch(/3 cells expected, 2 ran, 2 failed; 1600 requests under releases$/);
  });
});
