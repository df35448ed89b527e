/** Prints rows under their headings, each column as wide as its widest cell. */
export function printTable(headings: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column].length)));
  const line = (cells: readonly string[]): string => cells.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd();
  print([line(headings), ...rows.map(line)].join("\n"));
}

/** Prints what a program reads. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, undefined, 2));
}

/** Prints a text and a line's end. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Prints a sentence beside the result, for people. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
