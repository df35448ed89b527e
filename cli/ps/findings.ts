import { age } from "../age";
import { placeOf, plainName } from "../place";
import { labelOf } from "../synthesized";
import type { Known, Member } from "./member";
import { stateWords } from "./state-words";

/** What is not as it should be. */
export interface Findings {
  /** What wants a person now. */
  readonly problems: readonly string[];
  /** What is worth knowing. */
  readonly notes: readonly string[];
  /** Services that Terraform believes in and that are not there. */
  readonly missing: readonly string[];
}

/** While the youngest container is so young, a release may still be under way. */
const RELEASE_MINUTES = 10;

/** Compares what is there with what should be. */
export function findings(all: readonly Member[], known: Known, now: Date): Findings {
  const kept = all.filter(({ leftOver }) => !leftOver);
  const { missing, removed, undeployed } = absent(kept, known);
  const underWay = isUnderWay(kept, known, now);
  const waiting = unrouted(kept, known).map((words) => (underWay ? `${words}; a deploy may be under way` : words));
  return {
    problems: [
      ...kept.filter(isExpected).filter(isBroken).map(({ label, container }) => `${label} ${sentence(stateWords(container, now))}`),
      ...missing.map((label) => `${label} is missing`),
      ...failedJobs(kept, now),
      ...(underWay ? [] : waiting),
    ],
    notes: [
      ...(known.deploying ? ["a deploy is under way: look again when it has ended"] : []),
      ...(underWay ? waiting : []),
      ...kept.filter(({ kind, container }) => kind === "job" && container.status === "running").map(({ label, container }) => `${label} is at work${container.started ? ` since ${age(container.started, now)}` : ""}`),
      ...(undeployed.length > 0 ? [`not deployed yet: ${undeployed.join(", ")}`] : []),
      ...otherRelease(kept, known),
      ...(removed.length > 0 ? [`ended jobs were removed from the engine, the next deploy repeats them: ${removed.join(", ")}`] : []),
    ],
    missing,
  };
}

/** What the site consists of: proxies, databases and the servers that get requests. */
export function isExpected({ kind, live }: Member): boolean {
  return kind === "proxy" || kind === "database" || (kind === "server" && live);
}

export function isHealthy({ container: { status, health } }: Member): boolean {
  return status === "running" && (health === undefined || health === "healthy");
}

function isBroken({ container: { status, health } }: Member): boolean {
  return status !== "running" || health === "unhealthy";
}

function sentence(words: string): string {
  return words.startsWith("exited") ? `has ${words}` : `is ${words}`;
}

function failedJobs(kept: readonly Member[], now: Date): string[] {
  return newestOfEach(kept)
    .filter(({ kind, container }) => kind === "job" && container.status === "exited" && container.exitCode !== 0)
    .map(({ label, container }) => `${label} failed with exit code ${container.exitCode}${container.finished ? `, ${age(container.finished, now)} ago` : ""}`);
}

/** Servers that run, or should, without getting requests. */
function unrouted(kept: readonly Member[], { served }: Known): string[] {
  if (served === undefined) return [];
  const found = new Map<string, number>();
  for (const { kind, live, construct, container } of kept) {
    if (kind !== "server" || live) continue;
    const which = `release ${container.release} of ${construct}`;
    found.set(which, (found.get(which) ?? 0) + 1);
  }
  return [...found].map(([which, count]) => `${which} gets no requests (${count} ${count === 1 ? "container" : "containers"})`);
}

function isUnderWay(kept: readonly Member[], { deploying }: Known, now: Date): boolean {
  if (deploying) return true;
  if (failedJobs(kept, now).length > 0) return false;
  const youngest = Math.max(...kept.map(({ container }) => Number(container.created)));
  return kept.some(({ kind, container }) => kind === "job" && container.status === "running") || Number(now) - youngest < RELEASE_MINUTES * 60_000;
}

/** What the folder describes and the engine does not have. */
function absent(kept: readonly Member[], { stack, state }: Known): { missing: string[]; removed: string[]; undeployed: string[] } {
  const there = new Set(kept.map(({ container }) => plainName(container.name)));
  const known = state && new Set(state.objects.map(({ address }) => address));
  const missing: string[] = [];
  const removed: string[] = [];
  const undeployed: string[] = [];
  for (const { address, construct, role, settings } of stack.containers) {
    if (there.has(plainName(settings.name))) continue;
    const { label } = placeOf({ name: settings.name, construct, role, isLongJob: false }, stack);
    if (known !== undefined && !known.has(address)) undeployed.push(label);
    else (role === "service" ? missing : removed).push(label);
  }
  return { missing, removed, undeployed };
}

/** The folder may be ahead of the engine, or behind it. */
function otherRelease(kept: readonly Member[], { stack }: Known): string[] {
  const servers = stack.containers.filter(({ role }) => role === "service").map(({ construct, settings }) => [construct, labelOf(settings, "webstack.release")] as const);
  return [...new Map(servers)].flatMap(([construct, release]) => {
    const running = kept.filter((one) => one.kind === "server" && one.construct === construct);
    if (release === undefined || running.length === 0 || running.some(({ container }) => container.release === release)) return [];
    return [`the folder has release ${release} of ${construct}, which is not deployed`];
  });
}

function newestOfEach(kept: readonly Member[]): Member[] {
  return [...new Map(kept.map((member) => [member.label, member])).values()];
}
