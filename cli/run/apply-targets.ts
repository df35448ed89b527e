import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../failure";
import { isInstalled } from "../process";
import type { StackFolder } from "../stack-folder";

/** Has Terraform make parts of a stack and nothing else. What Terraform says goes to standard error. */
export async function applyTargets(stack: StackFolder, addresses: readonly string[]): Promise<void> {
  if (!isInstalled("terraform")) throw new Refusal("the command 'terraform' is not installed; install it");
  if (!existsSync(join(stack.path, ".terraform"))) throw new Refusal(`Terraform does not know the folder yet; run 'terraform -chdir=${stack.path} init' first`);
  const args = [`-chdir=${stack.path}`, "apply", "-auto-approve", "-input=false", ...addresses.map((address) => `-target=${address}`)];
  const terraform = spawn("terraform", args, { stdio: ["ignore", 2, 2] });
  const code = await new Promise<number | null>((settle, fail) => terraform.once("error", fail).once("close", settle));
  if (code !== 0) throw new Error(`terraform apply failed with exit code ${code}; nothing was switched`);
}
