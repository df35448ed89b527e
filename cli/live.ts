import { PROXY_PATH } from "../lib/rollout/route-script";
import type { SiteContainer } from "./containers";
import type { Engine } from "./engine";

/**
 * Names of the containers that the proxies of a stack send requests to, as the proxies themselves have it written down;
 * nothing when no proxy of the stack runs.
 */
export async function servedContainers(engine: Engine, containers: readonly SiteContainer[]): Promise<Set<string> | undefined> {
  const running = containers.filter(({ role, status }) => role === "service" && status === "running");
  const answers = await Promise.all(
    running.filter(({ release }) => release === undefined).map(({ id }) => engine.try(["exec", id, "cat", `${PROXY_PATH}/current/servers`], { deadlineSeconds: 30 })),
  );
  const lists = answers.filter(({ code }) => code === 0);
  if (lists.length === 0) return undefined;
  return new Set(lists.flatMap(({ stdout }) => stdout.split("\n").filter(Boolean).map((line) => line.split(":")[0])));
}

/** The containers of the live release among some, the first replica first; the newest running ones where no proxy tells. */
export function liveOnes(containers: readonly SiteContainer[], served: ReadonlySet<string> | undefined): SiteContainer[] {
  const running = containers.filter(({ role, status }) => role === "service" && status === "running");
  const live = running.filter(({ name }) => served?.has(name));
  const newest = running.filter(({ release }) => release === running.at(-1)?.release);
  return (live.length > 0 ? live : newest).sort((one, other) => one.name.localeCompare(other.name));
}
