import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Engine, EngineOptions } from "../engine";
import { Refusal } from "../failure";
import { isInstalled, lastLines, run, type RunResult } from "../process";
import type { StackFolder } from "../stack-folder";
import type { PlannedChange } from "./changes";

const PLAN = "rollback.tfplan";

/** Terraform in the folder of a roll-back. */
export class RollbackTerraform {
  /** @param chosen the engine that the user named for this command, which Terraform has to find too */
  public static async in(folder: string, stack: StackFolder, engine: Engine, chosen: EngineOptions): Promise<RollbackTerraform> {
    if (!isInstalled("terraform")) throw new Refusal("the command 'terraform' is not installed; install it");
    const named = stack.provider.host === undefined && stack.provider.context === undefined;
    const host = chosen.context === undefined ? chosen.host : await hostOf(engine, chosen.context);
    const env = { TF_DATA_DIR: join(folder, ".terraform"), TF_IN_AUTOMATION: "1", ...(named && host !== undefined ? { DOCKER_HOST: host } : {}) };
    return new RollbackTerraform(folder, env);
  }

  private constructor(private readonly folder: string, private readonly env: Readonly<Record<string, string>>) {}

  /** What would be changed; nothing is. */
  public async plan(): Promise<PlannedChange[]> {
    const plan = ["plan", "-input=false", "-no-color", "-lock-timeout=60s", `-out=${PLAN}`];
    const planned = await this.run(plan, 900);
    if (planned.code !== 0 && !planned.stderr.includes("terraform init")) throw refusal("plan", planned);
    if (planned.code !== 0) {
      // Such as modules that the present folder has no use for.
      await this.mustRun(["init", "-input=false", "-no-color"], 300);
      await this.mustRun(plan, 900);
    }
    const shown = JSON.parse(await this.mustRun(["show", "-json", PLAN], 120)) as { readonly resource_changes?: PlannedChange[] };
    return shown.resource_changes ?? [];
  }

  /** Does what was planned, before the eyes of whoever called the command and for as long as it takes. */
  public apply(): Promise<number> {
    const colour = process.stdout.isTTY ? [] : ["-no-color"];
    const terraform = spawn("terraform", [`-chdir=${this.folder}`, "apply", "-input=false", ...colour, PLAN], {
      env: { ...process.env, ...this.env },
      stdio: "inherit",
    });
    return new Promise((settle, fail) => {
      // The terminal sends Ctrl-C to both; Terraform ends in order.
      const ignore = (): void => undefined;
      process.on("SIGINT", ignore);
      terraform.once("error", fail);
      terraform.once("close", (code) => {
        process.off("SIGINT", ignore);
        settle(code ?? 1);
      });
    });
  }

  private run(args: readonly string[], deadlineSeconds: number): Promise<RunResult> {
    return run("terraform", [`-chdir=${this.folder}`, ...args], { deadlineSeconds, env: this.env });
  }

  private async mustRun(args: readonly string[], deadlineSeconds: number): Promise<string> {
    const result = await this.run(args, deadlineSeconds);
    if (result.code !== 0) throw refusal(args[0], result);
    return result.stdout;
  }
}

function refusal(command: string, { failure, stderr, stdout }: RunResult): Refusal {
  const reason = failure ?? lastLines(stderr.trim() === "" ? stdout : stderr, 15);
  return new Refusal(`nothing was changed, because 'terraform ${command}' fails: ${reason}`);
}

/** Terraform's provider does not know the contexts of the Docker command. */
async function hostOf(engine: Engine, context: string): Promise<string> {
  return (await engine.docker(["context", "inspect", "--format", "{{.Endpoints.docker.Host}}", context])).trim();
}
