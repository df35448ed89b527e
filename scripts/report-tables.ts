/** The variable that names the file to which tests add the rows of their tables, one JSON object a line. */
export const REPORT_FILE = "WEBSTACK_REPORT_FILE";

interface Line {
  readonly table: string;
  readonly row: { readonly [column: string]: string | number };
}

/** The tables in Markdown, in the order in which their first rows came. */
export function reportTables(lines: string): string {
  const tables = new Map<string, Line["row"][]>();
  for (const line of lines.split("\n").filter(Boolean)) {
    const { table, row } = JSON.parse(line) as Line;
    tables.set(table, [...(tables.get(table) ?? []), row]);
  }
  return [...tables].map(([title, rows]) => `### ${title}\n\n${markdown(rows)}\n`).join("\n");
}

function markdown(rows: Line["row"][]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells: string[]): string => `| ${cells.join(" | ")} |`;
  const cell = (value: string | number = ""): string => String(value).replaceAll("|", "\\|").replaceAll("\n", " ");
  return [line(columns), line(columns.map(() => "---")), ...rows.map((row) => line(columns.map((column) => cell(row[column]))))].join("\n");
}
