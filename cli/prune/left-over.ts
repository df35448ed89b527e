import type { SiteContainer } from "../containers";
import type { State } from "../state";

/** Why a container that carries the stack's labels is not removed, or that it may be. */
export type Verdict = "left over" | "serves" | "still at work" | "in the state";

interface Known {
  readonly state: State;
  /** Names of the containers that a proxy of the stack sends requests to. */
  readonly served: ReadonlySet<string>;
}

/**
 * What a container is to its stack. One that the state does not know is left over, unless somebody would notice its
 * removal: it serves, or it is a job that has not ended.
 */
export function verdictOn({ id, name, role, release, status }: SiteContainer, { state, served }: Known): Verdict {
  if (state.objects.some((object) => object.id === id)) return "in the state";
  if (role === "job" && status === "running") return "still at work";
  if (role !== "service" || status !== "running") return "left over";
  // A proxy or a database has no release, and there is never a second one.
  return release === undefined || served.has(name) ? "serves" : "left over";
}
