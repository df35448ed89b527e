import { Refusal } from "../failure";
import type { Site } from "../site";
import type { StackSecret } from "./stack-secret";

type DeployedStack = Pick<Site, "stack" | "containers">;

/** What comes from elsewhere is changed there. */
export function checkIsOurs({ stack, containers }: DeployedStack, { name, kind, hostFile, volume }: StackSecret): void {
  if (kind === "plain") throw new Refusal(`'${name}' stands in the stack's code; change it there and deploy, or use Secret.generated() or Secret.named(name)`);
  if (kind !== "host-file") return;
  const maker = containers.find((one) => one.role === "job" && one.volumes.includes(volume) && /-secrets-\d{14}$/.test(one.name))?.name;
  throw new Refusal(`'${name}' is copied from the file ${hostFile} of the Docker host; change that, then: ${maker === undefined ? "" : `docker rm ${maker}, and `}deploy '${stack.id}'`);
}

/** Only a named secret is the operator's to set, and of a running database not even that. */
export function checkCanBeSet(site: DeployedStack, secret: StackSecret, folder: string): void {
  checkIsOurs(site, secret);
  const { name, kind, opens, administers } = secret;
  if (kind === "generated") throw new Refusal(`'${name}' is made by the stack; 'secret rotate' gives it another value, and with --stdin yours`);
  const runs = (construct?: string): boolean => site.containers.some((one) => construct !== undefined && one.construct === construct && one.role === "service");
  const open = opens.find(({ construct }) => runs(construct))?.construct;
  if (open !== undefined) {
    throw new Refusal(`'${name}' is the password of '${open}', whose applications would be shut out; change it by: npx webstack secret rotate ${folder} ${name} --stdin`);
  }
  if (runs(administers)) throw new Refusal(`'${name}' is the password of the administrator of '${administers}', whose server knows the present one alone`);
}
