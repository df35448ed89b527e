import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Result } from "./cell";
import type { Cell } from "./cells";

const LONGEST = 240;

/** One line of figures. */
export function lineOf({ cell, requests, seconds, deploySeconds, totalSeconds, problem }: Result): string {
  const name = `${cell.name} (${cell.runsAs}, ${cell.tls})`.padEnd(56);
  if (problem !== undefined) return `FAILED ${name} after ${round(totalSeconds)} s: ${shortened(problem)}`;
  return `ok     ${name} ${requests} requests, 0 failed; deploy ${round(deploySeconds)} s, release ${round(seconds)} s, all ${round(totalSeconds)} s`;
}

/** Every cell that should have run, with what came of it: one that did not run has failed. */
export function tableOf(expected: readonly Cell[], results: readonly Result[]): string {
  const lines = expected.map((cell) => {
    const result = results.find((one) => one.cell.name === cell.name);
    return result === undefined ? `FAILED ${cell.name}: it did not run` : lineOf(result);
  });
  const failed = lines.filter((line) => line.startsWith("FAILED")).length;
  const requests = results.reduce((sum, result) => sum + (result.requests ?? 0), 0);
  const summary = `${expected.length} cells expected, ${results.length} ran, ${failed} failed; ${requests} requests under releases`;
  return [...lines, summary].join("\n");
}

/** Prints at once: a run takes long, and Jest keeps what tests print until they end. */
export function print(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Keeps the table for whoever wants to quote it. */
export function keepTable(table: string): void {
  const file = resolve("build/matrix/table.txt");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${table}\n`);
}

/** Enough to see what it is about; the rest stands in the test's own message and in the cell's log. */
function shortened(problem: string): string {
  const line = problem.replace(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line;
}

function round(seconds = 0): string {
  return seconds.toFixed(1);
}
