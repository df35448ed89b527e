import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureCompose } from "./compose";
import { ensureEngine } from "./engine";
import { confirm, main, say } from "./say";
import { ensureSshServer } from "./ssh-server";

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
/** Files of tests that measure no time: they may share the machine. */
const SIDE_BY_SIDE = [
  "cdktf-deploy", "commands", "data-format", "databases", "environments", "images", "private-registry", "remote-host", "repair", "rotation", "secrets", "sites",
  "startproject", "workflow",
];
const PAIRS = "matrix";

const QUIET: Suite = {
  ...terraformSuite("sites on real containers, by Terraform", SIDE_BY_SIDE),
  prepare: async () => {
    await ensureEngine({ say, confirm });
    await ensureSshServer();
  },
};
const PAIRWISE = terraformSuite("sites in which every pair of products is met, beside them", [PAIRS]);
const TIMED = terraformSuite("sites under load, by Terraform, one after the other", restOfTerraform());
/** `MATRIX` picks cells by a regular expression, `MATRIX_REQUESTS` says how many requests each release meets. */
const MATRIX: Suite = {
  title: "every combination of products on real containers, by Terraform",
  arguments: ["--selectProjects", "integ", "--runInBand", "--testPathPatterns", "matrix\\.terraform\\.test"],
  deadlineMinutes: 300,
  environment: { MATRIX: process.env.MATRIX || "all" },
  prepare: async () => void (await ensureEngine({ say, confirm })),
};

const TERRAFORM = [[QUIET, PAIRWISE], [TIMED]];

/**
 * Which suites an argument picks, one step after the other, those of a step at once: `npm test` takes all, of the matrix
 * only what meets every pair.
 */
const STEPS: { readonly [name: string]: Suite[][] } = {
  all: [[UNIT], [COMPOSE], ...TERRAFORM],
  terraform: TERRAFORM,
  compose: [[COMPOSE]],
  matrix: [[MATRIX]],
};

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

/** By the names of their files: `images` for test/integ/images.terraform.test.ts. */
function terraformSuite(title: string, names: readonly string[]): Suite {
  return {
    title,
    arguments: ["--selectProjects", "integ", "--runInBand", "--testPathPatterns", `/integ/(${names.join("|")})\\.terraform\\.test`],
    deadlineMinutes: 60,
    prepare: async () => void (await ensureEngine({ say, confirm })),
  };
}

/** Whoever adds a file of tests gets the machine to himself. */
function restOfTerraform(): string[] {
  const all = readdirSync("test/integ").flatMap((file) => /^(.*)\.terraform\.test\.ts$/.exec(file)?.[1] ?? []);
  return all.filter((name) => name !== PAIRS && !SIDE_BY_SIDE.includes(name));
}

async function runSuite(suite: Suite): Promise<Counts> {
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
