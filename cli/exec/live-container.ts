import type { SiteContainer } from "../containers";
import { Refusal } from "../failure";
import { liveOnes } from "../live";
import { placeOf } from "../place";
import type { StackFolder } from "../stack-folder";

interface Wanted {
  /** Path of the construct that runs. */
  readonly service: string;
  /** @default - the first one that runs */
  readonly replica?: number;
  /** Names of the containers that the proxies send requests to; nothing where no proxy tells. */
  readonly served?: ReadonlySet<string>;
}

/** The container of the live release that a command is to run in; refuses when none runs. */
export function liveContainer(stack: StackFolder, containers: readonly SiteContainer[], { service, replica, served }: Wanted): SiteContainer {
  const own = containers.filter(({ construct, role }) => construct === service && role === "service");
  const live = liveOnes(own, served)
    .map((container) => ({ container, number: placeOf(container, stack).replica ?? 0 }))
    .sort((one, other) => one.number - other.number);
  if (live.length === 0) throw new Refusal(`'${service}' does not run: ${whereabouts(own)}; 'webstack ps ${stack.id}' and 'webstack logs ${stack.id} ${service}' say more`);
  const found = replica === undefined ? live[0] : live.find(({ number }) => number === replica);
  if (found !== undefined) return found.container;
  const numbers = live.map(({ number }) => number).join(", ");
  throw new Refusal(`'${service}' has no replica ${replica} that runs in the live release; there is ${numbers}`);
}

function whereabouts(containers: readonly SiteContainer[]): string {
  const newest = containers.at(-1);
  if (newest === undefined) return "it has no container on the engine";
  return `its container ${newest.name} is ${newest.status}${newest.status === "exited" ? ` (exit code ${newest.exitCode})` : ""}`;
}
