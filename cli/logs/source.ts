import type { SiteContainer } from "../containers";
import { Refusal } from "../failure";
import { type Place, placeOf } from "../place";
import { isAtOrBelow, serversOf } from "../services";
import type { StackFolder } from "../stack-folder";

/** A container whose log is shown. */
export interface Source {
  readonly id: string;
  readonly container: SiteContainer;
  readonly place: Place;
}

/** Those of some containers whose log is wanted. */
export type SourceChoice = (containers: readonly SiteContainer[]) => Source[];

export interface Wanted {
  /** Path of a construct, such as `AppServer`; of a release job, `Site/migrate`; or a copy, `AppServer.0`. */
  readonly name?: string;
  readonly jobs: boolean;
}

/** Tells which containers of a stack are wanted; refuses a name that means none. */
export function wantedSources(stack: StackFolder, containers: readonly SiteContainer[], { name, jobs }: Wanted): SourceChoice {
  const servers = name === undefined ? [] : serversOf(stack, name);
  const isMeant = ({ container: { construct, role }, place: { label } }: Source): boolean =>
    name === undefined ||
    [construct, construct.replace(/Job-(?=[^/]*$)/, "")].some((path) => isAtOrBelow(path, name)) ||
    label === name ||
    (role === "service" && servers.includes(construct));
  const choose: SourceChoice = (all) =>
    all
      .filter(({ role, started }) => started !== undefined && (role === "service" || (jobs && role === "job")))
      .map((container) => ({ id: container.id, container, place: placeOf(container, stack) }))
      .filter(isMeant);
  if (name !== undefined && !stack.constructs.some((construct) => isAtOrBelow(construct, name)) && choose(containers).length === 0) {
    const known = [...new Set([...stack.constructs, ...containers.map(({ construct }) => construct)])].sort();
    throw new Refusal(`the stack '${stack.id}' has no construct '${name}'; it has ${known.join(", ")}`);
  }
  return choose;
}
