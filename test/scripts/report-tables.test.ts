import { reportTables } from "../../scripts/report-tables";

test("rows become one table each, with every column that a row has", () => {
  const rows = [
    { table: "faults", row: { fault: "a | b", failed: 0 } },
    { table: "hardening", row: { rule: "5.1", met: "yes" } },
    { table: "faults", row: { fault: "c", "back after": "1.2 s" } },
  ];
  expect(reportTables(rows.map((row) => `${JSON.stringify(row)}\n`).join(""))).toBe(`### faults

| fault | failed | back after |
| --- | --- | --- |
| a \\| b | 0 |  |
| c |  | 1.2 s |

### hardening

| rule | met |
| --- | --- |
| 5.1 | yes |
`);
});

test("no row is no text", () => {
  expect(reportTables("")).toBe("");
});
