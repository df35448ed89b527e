import type { SiteContainer } from "../containers";
import { type Place, placeOf } from "../place";
import { verdictOn } from "../prune/left-over";
import type { StackFolder } from "../stack-folder";
import type { State } from "../state";

/** What a container is to its site. */
export type Kind = "proxy" | "server" | "database" | "job" | "files";

/** A container with its part in the site. */
export interface Member extends Place {
  readonly kind: Kind;
  /** Whether requests reach it: a server that a proxy knows, a proxy or database that runs. */
  readonly live: boolean;
  /** Whether nothing needs it any more. */
  readonly leftOver: boolean;
  readonly container: SiteContainer;
}

export interface Known {
  readonly stack: StackFolder;
  /** Names of the containers that the proxies send requests to; nothing where no proxy tells. */
  readonly served?: ReadonlySet<string>;
  /** Terraform's state; nothing where it is not on this machine. */
  readonly state?: State;
  /** Whether Terraform has the state locked. */
  readonly deploying?: boolean;
}

/** Tells of every container of a stack what it is. Of a service they stand in the order of their age. */
export function members(containers: readonly SiteContainer[], known: Known): Member[] {
  const places = containers.map((container) => ({ ...placeOf(container, known.stack), container }));
  const newest = new Map(places.map(({ label, container }) => [label, container.id]));
  const release = newestRelease(containers);
  return places.map((place) => ({
    ...place,
    kind: kindOf(place.container, known.stack),
    live: isLive(place.container, known, release),
    leftOver: isLeftOver(place.container, known, newest.get(place.label)),
  }));
}

function kindOf({ role, release, construct }: SiteContainer, { containers }: StackFolder): Kind {
  if (role === "job" || role === "files") return role;
  if (release !== undefined) return "server";
  return containers.some(({ path }) => path === `${construct}/Route`) ? "proxy" : "database";
}

function isLive({ role, release, name, status, construct }: SiteContainer, { served }: Known, newest: ReadonlyMap<string, string>): boolean {
  if (role !== "service") return false;
  if (release === undefined) return status === "running";
  return served === undefined ? newest.get(construct) === release : served.has(name);
}

/** Release of the newest container of each server, of a running one where there is any. */
function newestRelease(containers: readonly SiteContainer[]): Map<string, string> {
  const released = containers.flatMap(({ construct, release, status }) => (release === undefined ? [] : [{ construct, release, status }]));
  const running = released.filter(({ status }) => status === "running");
  return new Map([...released, ...running].map(({ construct, release }) => [construct, release]));
}

function isLeftOver(container: SiteContainer, { state, served }: Known, newest: string | undefined): boolean {
  if (state !== undefined) return verdictOn(container, { state, served: served ?? new Set() }) === "left over";
  const isAtWork = container.role === "job" && container.status === "running";
  return container.id !== newest && !isAtWork && served?.has(container.name) !== true;
}
