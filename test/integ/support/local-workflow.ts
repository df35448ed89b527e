import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../../cli/process";
import { type Job, readWorkflow, type Step } from "../../support/workflow";

export interface LocalWorkflowOptions {
  /** What stands in for an expression such as `secrets.SSH_KEY`; for others the test fails. */
  readonly expressions: Readonly<Record<string, string>>;

  /** Variables that the runner sets, or that are set otherwise than in the workflow. */
  readonly environment: Readonly<Record<string, string>>;

  /** Stands in for `actions/checkout`: a new folder with the commit to work on. */
  readonly checkOut: (name: string) => string;
}

/** Runs the `run:` steps of the workflow here, as GitHub's runner does: by bash, in their order, with the variables they leave. */
export class LocalWorkflow {
  private readonly workflow = readWorkflow();
  private jobs = 0;

  public constructor(private readonly options: LocalWorkflowOptions) {}

  /** A job, not yet begun. What is given here goes before the options'. */
  public job(name: string, expressions: Readonly<Record<string, string>> = {}, environment: Readonly<Record<string, string>> = {}): LocalJob {
    this.jobs += 1;
    const folder = this.options.checkOut(`${name}-${this.jobs}`);
    const values = { ...this.options.expressions, ...expressions };
    const job = this.workflow.jobs[name];
    return new LocalJob(job, folder, values, { ...this.workflow.env, ...job.env, ...this.options.environment, ...environment });
  }
}

/** One job in a folder of its own. */
export class LocalJob {
  /** Everything the steps have printed. */
  public log = "";

  /** Names of the steps that were run. */
  public readonly ran: string[] = [];

  private failed = false;
  private next = 0;

  public constructor(
    private readonly job: Job,
    public readonly folder: string,
    private readonly expressions: Readonly<Record<string, string>>,
    private readonly environment: Readonly<Record<string, string | number>>,
  ) {
    mkdirSync(this.file(""));
    for (const name of ["env", "output", "summary"]) writeFileSync(this.file(name), "");
  }

  /** Runs all steps that are left; throws with the log unless all succeed. */
  public async succeed(): Promise<this> {
    await this.runTo(undefined);
    if (this.failed) throw new Error(`the step '${this.ran.at(-1)}' or one before it failed:\n${this.log.slice(-6000)}`);
    return this;
  }

  /** Runs all steps that are left, one of which is to fail. */
  public async fail(): Promise<this> {
    await this.runTo(undefined);
    if (!this.failed) throw new Error(`no step failed:\n${this.log.slice(-6000)}`);
    return this;
  }

  /** Runs the steps before one of this name. */
  public async runTo(name: string | undefined): Promise<void> {
    for (; this.next < this.job.steps.length && (name === undefined || this.job.steps[this.next].name !== name); this.next++) {
      await this.step(this.job.steps[this.next]);
    }
  }

  /** What the job hands to those that need it. */
  public output(name: string): string {
    return pairs(readFileSync(this.file("output"), "utf8"))[name] ?? "";
  }

  /** A file that the steps left in the job's folder. */
  public read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  private async step({ name, id, run: script, env = {}, if: condition }: Step): Promise<void> {
    if (script === undefined || this.failed !== (condition?.includes("failure()") ?? false)) return;
    this.ran.push(name ?? id ?? script);
    writeFileSync(this.file("step.sh"), this.fill(script));
    const { code, failure } = await run("bash", ["--noprofile", "--norc", "-eo", "pipefail", this.file("step.sh")], {
      cwd: this.folder,
      env: { ...this.variables(this.environment), ...pairs(readFileSync(this.file("env"), "utf8")), ...this.variables(env) },
      deadlineSeconds: 300,
      onLine: (line) => (this.log += `${line}\n`),
    });
    if (code === 0) return;
    this.log += `${name ?? script}: ${failure ?? `exit code ${code}`}\n`;
    this.failed = true;
  }

  private variables(given: Readonly<Record<string, string | number>>): Record<string, string> {
    const files = { GITHUB_ENV: this.file("env"), GITHUB_OUTPUT: this.file("output"), GITHUB_STEP_SUMMARY: this.file("summary") };
    return { ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, this.fill(String(value))])), ...files };
  }

  private fill(text: string): string {
    return text.replace(/\$\{\{\s*(.+?)\s*\}\}/g, (_, expression: string) => {
      const value = this.expressions[expression];
      if (value === undefined) throw new Error(`the test has no value for '${expression}'`);
      return value;
    });
  }

  private file(name: string): string {
    return join(`${this.folder}.github`, name);
  }
}

function pairs(text: string): Record<string, string> {
  return Object.fromEntries(text.split("\n").filter(Boolean).map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}
