import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { REPORT_FILE, reportTables } from "./report-tables";
import { main, say } from "./say";
import { STEPS, type Suite } from "./suites";

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

main(async () => {
  const steps = STEPS[process.argv[2] ?? "all"];
  if (steps === undefined) throw new Error(`the argument must be one of ${Object.keys(STEPS).join(", ")}, got '${process.argv[2]}'`);
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const suites of steps) {
    for (const { title, prepare } of suites) {
      say(title);
      await prepare?.();
    }
    for (const counts of await Promise.all(suites.map(runSuite))) {
      for (const kind of ["passed", "failed", "skipped"] as const) totals[kind] += counts[kind];
    }
  }
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  if (totals.failed > 0 || totals.passed === 0) process.exitCode = 1;
});

async function runSuite(suite: Suite): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), "webstack-test-"));
  const file = join(folder, "result.json");
  const rows = join(folder, "rows.jsonl");
  try {
    await jest([...suite.arguments, "--json", "--outputFile", file], { ...suite, environment: { ...suite.environment, [REPORT_FILE]: rows } });
    if (suite.tables !== undefined) showTables(rows, suite.tables);
    return readCounts(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether it passes stands in its result; a run that leaves none has failed. */
async function jest(args: string[], { deadlineMinutes, environment }: Suite): Promise<void> {
  const program = require.resolve("jest/bin/jest");
  // What it prints as JSON goes to the file too.
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "ignore", "inherit"],
    timeout: deadlineMinutes * 60_000,
  });
  await new Promise((settle, fail) => child.once("error", fail).once("close", settle));
}

function showTables(rows: string, file: string): void {
  if (!existsSync(rows)) {
    say("no test has filled a table");
    return;
  }
  const text = reportTables(readFileSync(rows, "utf8"));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`\n${text}`);
  say(`these tables are in ${file}`);
}

function readCounts(file: string): Counts {
  let result: JestResult;
  try {
    result = JSON.parse(readFileSync(file, "utf8")) as JestResult;
  } catch {
    say("the tests ended without a result");
    return { passed: 0, failed: 1, skipped: 0 };
  }
  // A file that cannot be loaded has no tests that could fail.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { passed: result.numPassedTests, failed, skipped: result.numPendingTests + result.numTodoTests };
}

interface JestResult {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
}
