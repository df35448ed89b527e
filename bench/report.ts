import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** One bar of the plot. */
export interface Bar {
  readonly group: string;
  readonly series: string;
  readonly value: number;
}

/** What a benchmark found out. */
export interface Report {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How it was measured, and what to know when reading the table. */
  readonly notes: readonly string[];
  readonly plot: { readonly value: string; readonly bars: readonly Bar[] };
}

const FOLDER = resolve("bench/results");

export function table({ columns, rows }: Report): string {
  return [columns, columns.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Writes the table and the plot to `bench/results`. */
export async function writeReport(name: string, report: Report): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const notes = report.notes.map((note) => `- ${note}`).join("\n");
  const text = `# ${report.title}\n\n![${report.title}](${name}.svg)\n\n${table(report)}\n\n${notes}\n\nTo measure again: \`npm run bench -- ${name}\`\n`;
  writeFileSync(join(FOLDER, `${name}.md`), text);
  writeFileSync(join(FOLDER, `${name}.svg`), `${await svg(report)}\n`);
}

async function svg({ title, plot }: Report): Promise<string> {
  const [{ compile }, { parse, View }] = await Promise.all([import("vega-lite"), import("vega")]);
  const { spec } = compile({
    title,
    background: "white",
    data: { values: [...plot.bars] },
    mark: "bar",
    width: { step: 24 },
    encoding: {
      x: { field: "group", type: "nominal", sort: null, title: null, axis: { labelAngle: 0 } },
      xOffset: { field: "series", type: "nominal", sort: null },
      y: { field: "value", type: "quantitative", title: plot.value },
      color: { field: "series", type: "nominal", sort: null, title: null },
    },
  });
  return new View(parse(spec), { renderer: "none" }).toSVG();
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
