import type { Engine } from "../engine";
import { engineId, engineIds, engineName } from "../engine-words";

/** A container of any stack, as far as secrets are concerned. */
export interface SecretContainer {
  readonly id: string;
  readonly name: string;
  readonly stack: string;
  readonly construct: string;
  readonly role: string;
  /** Whether it runs an application, which a release replaces. */
  readonly isReleased: boolean;
  readonly status: string;
  readonly started: Date;
  readonly volumes: readonly string[];
  /** Names of the jobs that made its secrets: it is replaced when they are. */
  readonly madeBy: readonly string[];
}

interface Inspected {
  readonly Id: string;
  readonly Name: string;
  readonly State: { readonly Status: string; readonly StartedAt: string };
  readonly Config: { readonly Env: readonly string[] | null; readonly Labels: Readonly<Record<string, string>> };
  readonly Mounts: readonly { readonly Type: string; readonly Name?: string }[];
}

const MADE_BY = "SECRETS_MADE_BY=";
const MAKER = /-secrets-\d{14}$/;

/** Every container of this library on the engine, whatever its stack: a secret may be used by several. */
export async function secretContainers(engine: Engine): Promise<SecretContainer[]> {
  const ids = engineIds(await engine.docker(["ps", "--all", "--quiet", "--no-trunc", "--filter", "label=webstack.stack"]));
  if (ids.length === 0) return [];
  const { stdout } = await engine.try(["inspect", "--type", "container", ...ids]);
  return (JSON.parse(stdout || "[]") as Inspected[]).map(({ Id, Name, State, Config: { Env, Labels }, Mounts }) => ({
    id: engineId(Id),
    name: engineName(Name),
    stack: Labels["webstack.stack"],
    construct: Labels["webstack.construct"] ?? "",
    role: Labels["webstack.role"] ?? "",
    isReleased: "webstack.release" in Labels,
    status: State.Status,
    started: new Date(State.StartedAt),
    volumes: Mounts.flatMap(({ Type, Name: name }) => (Type === "volume" && name ? [name] : [])),
    madeBy: (Env ?? []).filter((entry) => entry.startsWith(MADE_BY)).flatMap((entry) => entry.slice(MADE_BY.length).split(/[ ,]+/).filter(Boolean)),
  }));
}

/** Those that mount a secret, but for the jobs that make it. */
export function consumersOf(volume: string, containers: readonly SecretContainer[]): SecretContainer[] {
  return containers.filter(({ name, volumes }) => volumes.includes(volume) && !MAKER.test(name));
}

/** Jobs that have made or looked for a secret, or another secret of one of its consumers. */
export function makersOf(volume: string, containers: readonly SecretContainer[]): SecretContainer[] {
  const named = new Set(consumersOf(volume, containers).flatMap(({ madeBy }) => madeBy));
  return containers.filter(({ name, role, volumes }) => role === "job" && MAKER.test(name) && (volumes.includes(volume) || named.has(name)));
}

/** Consumers that run since before a secret became what it is, so that they know only what it was. */
export function behind(consumers: readonly SecretContainer[], changed: Date): SecretContainer[] {
  // The file's time has whole seconds.
  return consumers.filter(({ status, started }) => status === "running" && Math.floor(Number(started) / 1000) <= Number(changed) / 1000);
}
