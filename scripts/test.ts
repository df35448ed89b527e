import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureCompose } from "./compose";
import { ensureEngine } from "./engine";
import { confirm, main, say } from "./say";

interface Suite {
  readonly title: string;
  readonly arguments: string[];
  readonly deadlineMinutes: number;
  /** Variables of the tests, beside those of this process. */
  readonly environment?: { readonly [name: string]: string };
  /** What has to be on this machine first. */
  readonly prepare?: () => Promise<void>;
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const UNIT: Suite = { title: "unit, stack and API tests", arguments: ["--selectProjects", "unit"], deadlineMinutes: 5 };
const COMPOSE: Suite = {
  title: "real programs, and sites on real containers by Docker Compose",
  arguments: ["--selectProjects", "integ", "--runInBand", "--testPathPatterns", "(engine|compose)\\.test"],
  deadlineMinutes: 15,
  prepare: async () => {
    await ensureEngine({ say, confirm });
    await ensureCompose();
  },
};
const TERRAFORM: Suite = {
  title: "sites on real containers, by Terraform",
  arguments: ["--selectProjects", "integ", "--runInBand", "--testPathPatterns", "terraform\\.test"],
  deadlineMinutes: 90,
  prepare: async () => void (await ensureEngine({ say, confirm })),
};
/** `MATRIX` picks cells by a regular expression, `MATRIX_REQUESTS` says how many requests each release meets. */
const MATRIX: Suite = {
  title: "every combination of products on real containers, by Terraform",
  arguments: ["--selectProjects", "integ", "--runInBand", "--testPathPatterns", "matrix\\.terraform\\.test"],
  deadlineMinutes: 300,
  environment: { MATRIX: process.env.MATRIX || "all" },
  prepare: TERRAFORM.prepare,
};

/** Which suites an argument picks: `npm test` takes all, of the matrix only what meets every pair. */
const SUITES: { readonly [name: string]: Suite[] } = {
  all: [UNIT, COMPOSE, TERRAFORM],
  terraform: [TERRAFORM],
  compose: [COMPOSE],
  matrix: [MATRIX],
};

main(async () => {
  const suites = SUITES[process.argv[2] ?? "all"];
  if (suites === undefined) throw new Error(`the argument must be one of ${Object.keys(SUITES).join(", ")}, got '${process.argv[2]}'`);
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const suite of suites) {
    say(suite.title);
    const counts = await runSuite(suite);
    for (const kind of ["passed", "failed", "skipped"] as const) totals[kind] += counts[kind];
  }
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  if (totals.failed > 0 || totals.passed === 0) process.exitCode = 1;
});

async function runSuite(suite: Suite): Promise<Counts> {
  await suite.prepare?.();
  const folder = mkdtempSync(join(tmpdir(), "webstack-test-"));
  const file = join(folder, "result.json");
  try {
    await jest([...suite.arguments, "--json", "--outputFile", file], suite);
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
