import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** Path of the workflow that users copy. */
export const WORKFLOW_FILE = join(__dirname, "../../examples/ci/deploy.yml");

type Variables = Readonly<Record<string, string | number>>;

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly env?: Variables;
  readonly run?: string;
}

export interface Job {
  readonly "if"?: string;
  readonly "needs"?: string | readonly string[];
  readonly "runs-on": string;
  readonly "timeout-minutes"?: number;
  readonly "environment"?: string | { readonly name: string; readonly url: string };
  readonly "concurrency"?: { readonly "group": string; readonly "cancel-in-progress": boolean };
  readonly "permissions"?: Readonly<Record<string, string>>;
  readonly "outputs"?: Readonly<Record<string, string>>;
  readonly "env"?: Variables;
  readonly "steps": readonly Step[];
}

/** A workflow of GitHub Actions, its aliases followed. */
export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly env: Variables;
  readonly jobs: Readonly<Record<string, Job>>;
}

export function readWorkflow(): Workflow {
  return parse(readFileSync(WORKFLOW_FILE, "utf8")) as Workflow;
}
