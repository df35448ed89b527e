import { readdirSync } from "node:fs";
import { ensureCompose } from "./compose";
import { ensureEngine } from "./engine";
import { confirm, say } from "./say";
import { ensureSshServer } from "./ssh-server";

/** Tests that jest runs in one process, and what they need. */
export interface Suite {
  readonly title: string;
  readonly arguments: string[];
  readonly deadlineMinutes: number;
  /** Variables of the tests, beside those of this process. */
  readonly environment?: { readonly [name: string]: string };
  /** What has to be on this machine first. */
  readonly prepare?: () => Promise<void>;
  /** Where the tables go that its tests fill. */
  readonly tables?: string;
}

/** Others share the machine: what takes seconds alone may take longer. */
const UNIT: Suite = { title: "unit, stack and API tests", arguments: ["--selectProjects", "unit", "--testTimeout", "60000"], deadlineMinutes: 25 };
const COMPOSE: Suite = {
  title: "beside them real programs, and sites on real containers by Docker Compose",
  arguments: ["--selectProjects", "integ", "--runInBand", "--testPathPatterns", "(engine|compose)\\.test"],
  deadlineMinutes: 30,
  prepare: async () => {
    await ensureEngine({ say, confirm });
    await ensureCompose();
  },
};
/** Files of tests that measure no time: they may share the machine. */
const SIDE_BY_SIDE = [
  "cdktf-deploy", "commands", "data-format", "databases", "environments", "every-server", "images", "private-registry", "remote-host", "repair", "rotation",
  "secrets", "sites", "startproject", "taken-over", "workflow",
];
const PAIRS = "matrix";
/** Under load, but two at a time: what they lose does not depend on how long it takes. */
const IN_PAIRS = ["scale", "uploads"];

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

/** With ENGINE_IS_FOR_TESTS=1 the engine itself is ended and restarted too. */
const FAULTS: Suite = {
  title: "faults on real containers, under load, one after the other",
  arguments: ["--selectProjects", "faults", "--runInBand"],
  deadlineMinutes: 40,
  prepare: async () => void (await ensureEngine({ say, confirm })),
  tables: "build/faults.md",
};

/** `FUZZ_RUNS` says how many cases, `FUZZ_SEED` repeats a run. */
const FUZZ: Suite = {
  title: "random properties and texts, the texts of real programs among them",
  arguments: ["--selectProjects", "unit", "integ", "--testPathPatterns", "fuzz"],
  deadlineMinutes: 90,
  // cdktf keeps every value it ever made: some GiB of them in the end.
  environment: { FUZZ_RUNS: process.env.FUZZ_RUNS || "10000", NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --max-old-space-size=12000`.trim() },
  prepare: async () => void (await ensureEngine({ say, confirm })),
};

const TWO_AT_A_TIME = IN_PAIRS.map((name) => terraformSuite(`sites under load, two at a time: ${name}`, [name]));
const TERRAFORM = [[QUIET, PAIRWISE], TWO_AT_A_TIME, [TIMED]];

/**
 * Which suites an argument picks, one step after the other, those of a step at once: `npm test` takes all, of the matrix
 * only what meets every pair.
 */
export const STEPS: { readonly [name: string]: Suite[][] } = {
  all: [[UNIT, COMPOSE], ...TERRAFORM],
  terraform: TERRAFORM,
  compose: [[COMPOSE]],
  matrix: [[MATRIX]],
  faults: [[FAULTS]],
  fuzz: [[FUZZ]],
};

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
  return all.filter((name) => ![PAIRS, ...SIDE_BY_SIDE, ...IN_PAIRS].includes(name));
}
