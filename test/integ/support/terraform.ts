import { type ChildProcess, spawn, spawnSync } from "node:child_process";

export interface Outcome {
  readonly code: number | null;
  readonly seconds: number;
  readonly output: string;
}

/** Runs Terraform in the folder of one synthesized stack. Every call has a deadline. */
export class Terraform {
  public constructor(private readonly folder: string, private readonly environment: NodeJS.ProcessEnv = {}) {}

  /** Whether `terraform init` finds the provider; the reason if it does not. */
  public static missing(folder: string): string | undefined {
    const init = spawnSync("terraform", ["init", "-no-color", "-input=false"], { cwd: folder, encoding: "utf8", timeout: 120_000 });
    if (init.error) return `terraform cannot be run: ${init.error.message}`;
    return init.status === 0 ? undefined : `terraform init fails: ${(init.stderr || init.stdout).trim().split("\n").slice(0, 6).join(" ")}`;
  }

  public async init(): Promise<void> {
    await this.succeed(["init", "-input=false"], 120);
  }

  public apply(deadlineSeconds = 400): Promise<Outcome> {
    return this.run(["apply", "-auto-approve", "-input=false"], deadlineSeconds);
  }

  /** Applies and throws with the end of the output when that fails. */
  public async deploy(deadlineSeconds = 400): Promise<Outcome> {
    return this.succeed(["apply", "-auto-approve", "-input=false"], deadlineSeconds);
  }

  public async destroy(): Promise<Outcome> {
    return this.succeed(["destroy", "-auto-approve", "-input=false"], 300);
  }

  /** Starts an apply and hands over the process, for those who want to interrupt it. */
  public start(args: readonly string[] = ["apply", "-auto-approve", "-input=false"]): { child: ChildProcess; done: Promise<Outcome> } {
    const begin = Date.now();
    const child = spawn("terraform", [...args, "-no-color"], {
      cwd: this.folder,
      env: { ...process.env, ...this.environment, TF_IN_AUTOMATION: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const done = new Promise<Outcome>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => resolve({ code, seconds: (Date.now() - begin) / 1000, output }));
    });
    return { child, done };
  }

  /** Throws unless a plan finds nothing to do. */
  public async expectEmptyPlan(): Promise<void> {
    const plan = await this.run(["plan", "-detailed-exitcode", "-input=false"], 120);
    if (plan.code !== 0) throw new Error(`the plan is not empty (exit code ${plan.code}):\n${changes(plan.output)}`);
  }

  /** State and plan as Terraform shows them to anybody who may read them. */
  public async show(): Promise<string> {
    await this.succeed(["plan", "-input=false", "-out", "shown.tfplan"], 120);
    const state = await this.succeed(["show", "-json"], 60);
    const plan = await this.succeed(["show", "-json", "shown.tfplan"], 60);
    return state.output + plan.output;
  }

  private async succeed(args: string[], deadlineSeconds: number): Promise<Outcome> {
    const outcome = await this.run(args, deadlineSeconds);
    if (outcome.code !== 0) throw new Error(`terraform ${args[0]} failed (exit code ${outcome.code}):\n${changes(outcome.output)}`);
    return outcome;
  }

  private async run(args: string[], deadlineSeconds: number): Promise<Outcome> {
    const { child, done } = this.start(args);
    const timer = setTimeout(() => child.kill("SIGKILL"), deadlineSeconds * 1000);
    try {
      return await done;
    } finally {
      clearTimeout(timer);
    }
  }
}

function changes(output: string): string {
  return output.split("\n").filter((line) => !/Refreshing state|: (Creating|Destroying|Still)/.test(line)).slice(-80).join("\n");
}
