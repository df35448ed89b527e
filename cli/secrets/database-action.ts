import { randomBytes } from "node:crypto";
import { Refusal } from "../failure";
import { lastLines } from "../process";
import { runLike } from "../run-like";
import type { Site } from "../site";
import type { StackContainer } from "../stack-folder";
import { labelOf } from "../synthesized";
import type { StackSecret } from "./stack-secret";

/** What the job that prepares a database can do with its application's password. */
export type Action = "rotate" | "retire";

/** The server runs, so it answers soon or not at all. */
const WAIT_SECONDS = 30;
const DEADLINE_SECONDS = 120;

/** The database that a secret opens, if any; refuses where its password cannot be changed while it is used. */
export async function databaseOf(site: Site, { name, opens, administers }: StackSecret): Promise<StackContainer | undefined> {
  const { stack, engine, containers } = site;
  if (administers !== undefined) {
    throw new Refusal(
      `'${name}' is the password of the administrator of '${administers}', which is not rotated: it opens nothing outside the database's own network, ` +
        "where the job that prepares the database is the only one that has it",
    );
  }
  if (opens.length > 1) {
    throw new Refusal(`'${name}' is the password of several databases, ${opens.map(({ construct }) => construct).join(" and ")}; give each a secret of its own, then deploy`);
  }
  const [job] = opens;
  if (job === undefined) return undefined;
  if (!knownActions(job).includes("rotate")) {
    throw new Refusal(`the engine of '${job.construct}' cannot change a password while applications use it; give '${job.construct}' an engine of this version of the library`);
  }
  const server = containers.find(({ construct, role, status }) => construct === job.construct && role === "service" && status === "running");
  if (server === undefined) throw new Refusal(`'${job.construct}' does not run on ${engine.name}; deploy '${stack.id}' first`);
  const deployed = (await engine.docker(["inspect", "--format", '{{index .Config.Labels "webstack.config-hash"}}', server.id])).trim();
  const wanted = stack.containers.find(({ construct, role }) => construct === job.construct && role === "service");
  if (wanted !== undefined && labelOf(wanted.settings, "webstack.config-hash") !== deployed) {
    throw new Refusal(`'${job.construct}' was changed since it was deployed; deploy '${stack.id}' first`);
  }
  return job;
}

function knownActions({ settings }: StackContainer): string[] {
  const entry = settings.env?.find((one) => one.startsWith("WEBSTACK_ACTIONS="));
  return entry?.slice("WEBSTACK_ACTIONS=".length).split(" ") ?? [];
}

/** Runs a container like the job that prepares the database; gives the user that the new password is for, if another. */
export async function runAction({ stack, engine }: Site, job: StackContainer, action: Action, waitSeconds = WAIT_SECONDS): Promise<string> {
  const name = `${stack.label.replace("/", "-")}-${action}-${randomBytes(4).toString("hex")}`;
  const environment = { WEBSTACK_ACTION: action, WAIT_SECONDS: String(waitSeconds) };
  const args = runLike(job.settings, stack.content, { name, environment });
  const { code, stdout, stderr, failure } = await engine.try(args, { deadlineSeconds: DEADLINE_SECONDS });
  if (code !== 0) {
    // The command's end is not the container's.
    if (failure !== undefined) await engine.try(["rm", "--force", name]);
    throw new Error(`the database's job could not ${action} the password: ${failure ?? lastLines(stderr.trim() || stdout.trim(), 3)}`);
  }
  return /^user=(\S+)$/.exec(lastLines(stdout, 1))?.[1] ?? "";
}
