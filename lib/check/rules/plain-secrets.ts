import type { IConstruct } from "constructs";
import { AppServer } from "../../app-server/app-server";
import { WebFramework } from "../../web-framework/web-framework";
import type { FinishedResource } from "../finished-resource";
import type { Finding, Rule } from "../rule";

const SECRET_NAME = /(^|_)(PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRET_KEY|TOKEN|API_?KEY|ACCESS_KEY|PRIVATE_KEY|CREDENTIALS?)$/i;
const SECRET_VALUE = /:\/\/[^/@:\s]+:[^/@\s]+@|-----BEGIN [A-Z ]*PRIVATE KEY-----/;
/** What jobs get that insist on a value and are to have none. */
const THROW_AWAY = "throw-away";

export const PLAIN_SECRETS: Rule = {
  id: "plain-secrets",
  severity: "error",
  title: "No environment variable of a container holds a secret as plain text.",
  why: "It stands in the synthesized files, the plan, the state and `docker inspect`, and everything the process starts inherits it.",
  wayOut: "Give it in `secrets`: `secrets: { STRIPE_KEY: Secret.named(\"stripe-key\") }`. The program finds it in the same variable.",
  check: (stack) => stack.containers.flatMap((container) => plain(container)),
};

/** Server and jobs have their environment of the framework. */
function writer(owner: IConstruct): IConstruct {
  if (owner instanceof AppServer) return owner._framework;
  return owner.node.scopes.find((scope) => scope instanceof WebFramework) ?? owner;
}

function plain(container: FinishedResource): Finding[] {
  const names = container.texts("env").flatMap((variable) => {
    const end = variable.indexOf("=");
    const [name, value] = [variable.slice(0, end), variable.slice(end + 1)];
    const isHarmless = end < 1 || value === "" || value === THROW_AWAY || value.includes(`:${THROW_AWAY}@`);
    return !isHarmless && (SECRET_NAME.test(name) || SECRET_VALUE.test(value)) ? [name] : [];
  });
  if (names.length === 0) return [];
  return [{ at: writer(container.owner), message: `the environment holds what looks like a secret in ${names.join(", ")}; move it from 'environment' to 'secrets'` }];
}
