import { runCell, type Result } from "./matrix/cell";
import { cellsOf } from "./matrix/cells";
import { buildApplications, ensureProducts } from "./matrix/images";
import { clearLogs } from "./matrix/logs";
import { keepTable, lineOf, print, tableOf } from "./matrix/report";
import { describeWithTerraform } from "./support/describe-with-terraform";

const expected = cellsOf(process.env.MATRIX);
const results: Result[] = [];

// Who asks for the matrix by name is not told that it was skipped.
const describeMatrix = process.env.MATRIX ? describe : describeWithTerraform;

/** All the deadlines of a cell, one after the other. */
const CELL_SECONDS = 1600;

describeMatrix(`the matrix: ${expected.length} combinations on real containers`, () => {
  beforeAll(async () => {
    clearLogs(expected);
    await ensureProducts(expected);
    await buildApplications(expected);
  }, 3 * CELL_SECONDS * 1000);

  afterAll(() => {
    const table = tableOf(expected, results);
    print(table);
    keepTable(table);
  });

  test.each(expected.map((cell) => [cell.name, cell] as const))("%s", async (_, cell) => {
    const result = await runCell(cell);
    results.push(result);
    print(lineOf(result));
    if (result.problem !== undefined) throw new Error(result.problem);
  }, CELL_SECONDS * 1000);

  test("every cell ran", () => {
    expect(results.map(({ cell }) => cell.name)).toEqual(expected.map(({ name }) => name));
  });
});
