import type { Site } from "../site";
import type { StackFolder } from "../stack-folder";
import { consumersOf, makersOf, type SecretContainer, secretContainers } from "./consumers";
import type { StackSecret } from "./stack-secret";

/**
 * Has the next deploy bring a changed secret to all who use it: the jobs that make their secrets are removed, so
 * Terraform makes them anew, and with them everything that says in its settings who made its secrets. Gives what to do now.
 */
export async function rollAtNextDeploy({ stack, engine }: Site, { volume }: StackSecret): Promise<string[]> {
  const containers = await secretContainers(engine);
  const consumers = consumersOf(volume, containers);
  const makers = makersOf(volume, containers);
  for (const { id, status } of makers) if (status === "exited" || status === "dead") await engine.docker(["rm", id]);
  return whatToDeploy(stack, makers, consumers);
}

/** In words: the stacks to deploy, and what a deploy would not replace by itself. */
export function whatToDeploy(stack: StackFolder, makers: readonly SecretContainer[], consumers: readonly SecretContainer[]): string[] {
  const others = new Set([...makers, ...consumers].map((container) => container.stack).filter((name) => name !== stack.label));
  const alone = consumers.filter(({ isReleased, madeBy, status }) => isReleased && status === "running" && madeBy.length === 0);
  const byStack = [...new Set(alone.map((container) => container.stack))].map((name) => alone.filter((container) => container.stack === name));
  return [`deploy now: ${[stack.id, ...[...others].sort()].join(", then ")}`, ...byStack.map((some) => howToRoll(some, stack))];
}

/** No job makes a secret of these, so nothing but the operator can tell Terraform to replace them. */
function howToRoll(consumers: readonly SecretContainer[], stack: StackFolder): string {
  const [{ stack: name }] = consumers;
  if (name !== stack.label) return `of ${name}, a deploy does not replace ${consumers.map((one) => one.name).join(", ")}: have Terraform replace them (-replace)`;
  const constructs = new Set(consumers.map(({ construct }) => construct));
  const addresses = stack.containers.filter(({ role, construct }) => role === "service" && constructs.has(construct)).map(({ address }) => `-replace=${address}`);
  return `a deploy alone does not replace ${[...constructs].join(", ")}; deploy by: terraform -chdir=${stack.path} apply ${addresses.join(" ")}`;
}
