import { visible, visibleJson, visibleLine } from "./visible";

/** Prints rows under their headings. */
export function printTable(headings: readonly string[], rows: readonly (readonly string[])[]): void {
  printRows([headings, ...rows]);
}

/** Prints rows, each column as wide as its widest cell. */
export function printRows(rows: readonly (readonly string[])[]): void {
  print(aligned(rows));
}

/** Rows as a text, each column as wide as its widest cell. */
export function aligned(given: readonly (readonly string[])[]): string {
  const rows = given.map((cells) => cells.map(visibleLine));
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd()).join("\n");
}

/** Prints what a program reads. */
export function printJson(value: unknown): void {
  print(visibleJson(value, 2));
}

/** Prints a text and a line's end. */
export function print(text: string): void {
  process.stdout.write(`${visible(text)}\n`);
}

/** Prints a sentence beside the result, for people. */
export function note(text: string): void {
  process.stderr.write(`${visible(text)}\n`);
}
