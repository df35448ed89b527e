import { appendFileSync } from "node:fs";
import { REPORT_FILE } from "../../../scripts/report-tables";

/**
 * Adds a row to a table of the report, whose columns are the row's keys. The suite prints all tables when its tests have
 * ended; whoever runs one file by hand reads the row at once.
 */
export function reportRow(table: string, row: { readonly [column: string]: string | number }): void {
  console.info(`${table}: ${JSON.stringify(row)}`);
  const file = process.env[REPORT_FILE];
  if (file) appendFileSync(file, `${JSON.stringify({ table, row })}\n`);
}
