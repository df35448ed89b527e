import { existsSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../failure";
import { isInstalled, run } from "../process";
import type { StackFolder } from "../stack-folder";

/**
 * Refuses while a deploy has the state locked: its new containers are in no state yet and look left over. Only Terraform
 * can tell, wherever the state is kept: the file that says so outlives a deploy that was killed.
 */
export async function refuseDuringDeploy(stack: StackFolder): Promise<void> {
  if (!isInstalled("terraform") || !existsSync(join(stack.path, ".terraform"))) return;
  const plan = ["plan", "-refresh=false", "-lock-timeout=0s", "-input=false", "-no-color"];
  const { code, stdout, stderr } = await run("terraform", [`-chdir=${stack.path}`, ...plan], { deadlineSeconds: 120 });
  if (code === 0 || !/Error acquiring the state lock/.test(stdout + stderr)) return;
  throw new Refusal(`a deploy of '${stack.id}' is under way: Terraform has its state locked; nothing was removed, try again when it has ended`);
}
