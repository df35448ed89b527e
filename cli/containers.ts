import type { Engine } from "./engine";
import { engineId, engineIds, engineName } from "./engine-words";
import { LONG_JOB } from "./run/release-job";

/** A container of a stack as it is on the engine. */
export interface SiteContainer {
  readonly id: string;
  readonly name: string;
  /** Path of the construct that made it, below the stack. */
  readonly construct: string;
  /** `service`, `job` or `files`. */
  readonly role: string;
  readonly release?: string;
  readonly image: string;
  /** Docker's word: `running`, `exited`, `created`, ... */
  readonly status: string;
  /** Docker's word, where there is a health check: `healthy`, `starting`, `unhealthy`. */
  readonly health?: string;
  readonly exitCode: number;
  /** Whether the kernel ended it because it used more memory than it may. */
  readonly outOfMemory?: boolean;
  readonly created: Date;
  readonly started?: Date;
  readonly finished?: Date;
  readonly restarts: number;
  readonly memoryLimitBytes: number;
  /** Whether it was started by `webstack run`, outside a deploy. */
  readonly isLongJob: boolean;
  /** Names of the Docker volumes it mounts. */
  readonly volumes: readonly string[];
}

interface Inspected {
  readonly Id: string;
  readonly Name: string;
  readonly Created: string;
  readonly RestartCount: number;
  readonly State: { Status: string; ExitCode: number; OOMKilled: boolean; StartedAt: string; FinishedAt: string; Health?: { Status: string } };
  readonly Config: { Image: string; Labels: Readonly<Record<string, string>> | null };
  readonly HostConfig: { Memory: number };
  readonly Mounts: readonly { Type: string; Name?: string }[];
}

/** Every container that has a label, stopped ones too, the oldest first. */
export async function containersWith(engine: Engine, label: string): Promise<SiteContainer[]> {
  const ids = engineIds(await engine.docker(["ps", "--all", "--quiet", "--no-trunc", "--filter", `label=${label}`]));
  if (ids.length === 0) return [];
  // One may go while the others are looked at: what Docker still knows is printed all the same.
  const { stdout } = await engine.try(["inspect", "--type", "container", ...ids]);
  return (JSON.parse(stdout || "[]") as Inspected[]).map(siteContainer).sort((one, other) => Number(one.created) - Number(other.created));
}

function siteContainer({ Id, Name, Created, RestartCount, State, Config, HostConfig, Mounts }: Inspected): SiteContainer {
  const labels = Config.Labels ?? {};
  return {
    id: engineId(Id),
    name: engineName(Name),
    construct: labels["webstack.construct"] ?? "",
    role: labels["webstack.role"] ?? "",
    release: labels["webstack.release"],
    image: Config.Image,
    status: State.Status,
    health: State.Health?.Status,
    exitCode: State.ExitCode,
    outOfMemory: State.OOMKilled,
    created: new Date(Created),
    started: time(State.StartedAt),
    finished: time(State.FinishedAt),
    restarts: RestartCount,
    memoryLimitBytes: HostConfig.Memory,
    isLongJob: LONG_JOB in labels,
    volumes: Mounts.flatMap(({ Type, Name: name }) => (Type === "volume" && name ? [name] : [])),
  };
}

/** Docker writes the year 1 for what has not happened. */
function time(text: string): Date | undefined {
  return text.startsWith("0001-") ? undefined : new Date(text);
}
