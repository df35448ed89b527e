import { SCHEMA_CHECK } from "../../lib/rollout/record-names";
import type { Engine } from "../engine";
import { lastLines } from "../process";
import { runLike } from "../run-like";
import { labelOf, resolved, type Synthesized, type SynthesizedContainer } from "../synthesized";
import type { ReleaseRecord } from "./record";

/** Why the database may be further than the code of a release. */
export interface SchemaProblem {
  /** Path of the application's construct. */
  readonly application: string;
  /** Migrations that its code does not know; none where that cannot be told. */
  readonly unknown: readonly string[];
  /** Django's commands that take them back, as far as they are known. */
  readonly wayBack: readonly string[];
  /** Why it cannot be told. */
  readonly untold?: string;
  /** Terraform's id of the job that would try to migrate all the same. */
  readonly job?: string;
}

/** Where containers of the releases are run. */
type Asked = Pick<Engine, "try">;

type Answer = Pick<SchemaProblem, "unknown" | "wayBack" | "untold">;

/** Exit code of a check that found migrations and printed them. */
const FOUND = 3;
/** The operator is shown it as a command to type. */
const WAY_BACK = /^migrate \w[\w.-]* \w[\w.-]*$/;
const PASSWORD_MOUNT = "/run/secrets/database-password";
const CHECK_SECONDS = 300;

/** Asks each application of a release, by its own code, whether the database has migrations that it does not know. */
export async function schemaProblems(engine: Asked, target: ReleaseRecord, live: ReleaseRecord): Promise<SchemaProblem[]> {
  const problems: SchemaProblem[] = [];
  for (const [image, containers] of applicationsWithDatabase(target.content)) {
    const application = pathOf(target.content, image);
    const checked = containers.filter(([, settings]) => labelOf(settings, SCHEMA_CHECK) !== undefined);
    if (checked.length === 0 && resolved(image, target.content) !== resolved(image, live.content)) {
      problems.push({ application, unknown: [], wayBack: [], untold: "none of its release jobs has a 'schemaCheck'" });
    }
    for (const [job, settings] of checked) {
      const answer = await ask(engine, settings, target.content);
      if (answer.untold !== undefined) problems.push({ application, ...answer, job });
      if (answer.unknown.length === 0) continue;
      const unknown = await withoutStrangers(engine, answer.unknown, live.content.resource?.docker_container?.[job], live.content);
      if (unknown.length > 0) problems.push({ application, ...answer, unknown, job });
    }
  }
  return problems;
}

/** Containers by the image they run, of all who can log in to a database. */
function applicationsWithDatabase({ resource = {} }: Synthesized): Map<string, [string, SynthesizedContainer][]> {
  const found = new Map<string, [string, SynthesizedContainer][]>();
  for (const [id, settings] of Object.entries(resource.docker_container ?? {})) {
    if (!settings.mounts?.some(({ target }) => target === PASSWORD_MOUNT)) continue;
    found.set(settings.image, [...(found.get(settings.image) ?? []), [id, settings]]);
  }
  return found;
}

/** What the live code does not know either was left by something that is no part of the site any more. */
async function withoutStrangers(engine: Asked, unknown: readonly string[], settings: SynthesizedContainer | undefined, content: Synthesized) {
  if (settings === undefined || labelOf(settings, SCHEMA_CHECK) === undefined) return unknown;
  const known = await ask(engine, settings, content);
  return unknown.filter((one) => !known.unknown.includes(one));
}

async function ask(engine: Asked, settings: SynthesizedContainer, content: Synthesized): Promise<Answer> {
  const command = JSON.parse(resolved(labelOf(settings, SCHEMA_CHECK) ?? "[]", content)) as string[];
  // The alias of a database that has been made anew since leads nowhere.
  const environment = { WEBSTACK_DATABASE_WAIT_HOST: "" };
  const { code, stdout, stderr, failure } = await engine.try(runLike(settings, content, { command, environment }), { deadlineSeconds: CHECK_SECONDS });
  if (code === 0) return { unknown: [], wayBack: [] };
  if (code === FOUND) return { unknown: printed(stdout), wayBack: stderr.split("\n").filter((line) => WAY_BACK.test(line)) };
  return { unknown: [], wayBack: [], untold: failure ?? (lastLines(stderr, 1) || lastLines(stdout, 1) || `its schema check ended with exit code ${code}`) };
}

/** What the check printed, without the lines of what ran it. */
function printed(stdout: string): string[] {
  const [own] = stdout.split(/^running .*\n/m).slice(-1);
  return own.split("\n").map((line) => line.trim()).filter(Boolean);
}

function pathOf({ resource = {} }: Synthesized, image: string): string {
  const id = /^\$\{docker_image\.([\w-]+)\./.exec(image)?.[1] ?? "";
  const path = (resource.docker_image?.[id] as { "//"?: { metadata: { path: string } } } | undefined)?.["//"]?.metadata.path;
  return path?.split("/").slice(1, -1).join("/") ?? image;
}
