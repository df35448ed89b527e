import type { SiteContainer } from "./containers";
import type { StackFolder } from "./stack-folder";

/** Where in the site a container belongs, in its operator's words. */
export interface Place {
  /** `AppServer`, `Site` */
  readonly construct: string;
  /** What of the construct it does, where that is not to run it: `migrate`, `provision`. */
  readonly part?: string;
  readonly replica?: number;
  /** `AppServer.0`, `Site migrate` */
  readonly label: string;
}

const STAMP = /-(\d{14}|\$\{.*\})$/;
const JOB = /(?:^|\/)Job-(?=[^/]*$)/;
const REPLICA = /^Replica(\d+)$/;

/** Place of a container on the engine, of any release. */
export function placeOf(container: Pick<SiteContainer, "name" | "construct" | "role" | "isLongJob">, stack: StackFolder): Place {
  const { construct, role, isLongJob } = container;
  const name = plainName(container.name);
  const [owner, job] = construct.split(JOB);
  if (job !== undefined) return place(owner, isLongJob ? `${job} by hand` : job);
  const below = stack.containers.find(({ settings }) => plainName(settings.name) === name)?.path.slice(construct.length + 1);
  if (below === undefined) return role === "service" ? place(construct, undefined, numberAtEnd(name)) : place(construct, name);
  const replica = REPLICA.exec(below)?.[1];
  if (replica !== undefined) return place(construct, undefined, Number(replica));
  return place(construct, below === "" || below === "Resource" ? undefined : hyphenated(below));
}

/** A container's name without the time it was made at: what all releases of it have in common. */
export function plainName(name: string): string {
  return name.replace(STAMP, "");
}

function place(construct: string, part?: string, replica?: number): Place {
  return { construct, part, replica, label: [construct + (replica === undefined ? "" : `.${replica}`), part].filter(Boolean).join(" ") };
}

/** A release with more replicas than the folder has now. */
function numberAtEnd(name: string): number | undefined {
  const digits = /-(\d+)$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function hyphenated(id: string): string {
  return id.replace(/([a-z0-9])([A-Z])/g, "$1-$2").replace(/\//g, "-").toLowerCase();
}
