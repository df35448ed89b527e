import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { containers } from "../support/docker";
import { logs } from "../support/inside";
import type { Cell } from "./cells";
import { stackId } from "./site";

const FOLDER = resolve("build/matrix");

/** Forgets what earlier runs of these cells have left. */
export function clearLogs(cells: readonly Cell[]): void {
  for (const cell of cells) rmSync(logFile(cell), { force: true });
}

function logFile({ name }: Cell): string {
  return join(FOLDER, `${name}.log`);
}

/** Writes what is wrong with a cell, and all that its containers have printed, to a file. */
export function keepLogs(cell: Cell, problem: string): void {
  const printed = containers({ stack: stackId(cell) }, { all: true }).map((name) => `==== ${name}\n${logs(name)}`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(logFile(cell), [problem, ...printed].join("\n"));
}
