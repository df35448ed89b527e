import { age } from "../age";
import type { SiteContainer } from "../containers";
import { type Findings, findings, isExpected, isHealthy } from "./findings";
import { type Known, type Member, members } from "./member";

/** A site as its operator thinks of it. */
export interface Overview extends Findings {
  /** One sentence. */
  readonly summary: string;
  readonly services: readonly Member[];
  readonly jobs: readonly Member[];
  readonly leftOver: readonly Member[];
}

const KINDS = ["proxy", "server", "database", "job", "files"];

/** Looks over the containers of a stack, the oldest of which comes first. */
export function overview(containers: readonly SiteContainer[], known: Known, now = new Date()): Overview {
  const all = members(containers, known).sort(inOrder);
  const found = findings(all, known, now);
  const kept = all.filter(({ leftOver }) => !leftOver);
  return {
    ...found,
    summary: `${known.stack.label}: ${summary(kept, known, found, now)}`,
    services: kept.filter(({ container }) => container.role === "service"),
    jobs: kept.filter(({ kind }) => kind === "job").sort((one, other) => Number(one.container.created) - Number(other.container.created)),
    leftOver: all.filter(({ leftOver }) => leftOver),
  };
}

/** The way of a request, then the replicas. */
function inOrder(one: Member, other: Member): number {
  const byKind = KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind);
  return byKind || one.construct.localeCompare(other.construct) || (one.replica ?? 0) - (other.replica ?? 0);
}

function summary(kept: readonly Member[], known: Known, { problems, missing }: Findings, now: Date): string {
  const expected = kept.filter(isExpected);
  const healthy = expected.filter(isHealthy).length;
  const starting = expected.filter(({ container }) => container.status === "running" && container.health === "starting").length;
  const count = `${healthy} of ${expected.length + missing.length} containers healthy${starting > 0 ? `, ${starting} starting` : ""}`;
  const does = [...serving(kept, known, now), count].join(", ");
  if (problems.length === 0) return does;
  return `${does}; ${problems[0]}${problems.length > 1 ? ` (and ${problems.length - 1} more)` : ""}`;
}

/** What is served, and since when; a stack without an application serves nothing. */
function serving(kept: readonly Member[], { stack, served }: Known, now: Date): string[] {
  const hasProxy = stack.containers.some(({ path }) => path.endsWith("/Route"));
  const servers = kept.filter(({ kind, live, container }) => kind === "server" && live && container.status === "running");
  if (servers.length === 0) return kept.some(({ kind }) => kind === "server") ? ["serving nothing"] : [];
  if (hasProxy && !kept.some(({ kind, container }) => kind === "proxy" && container.status === "running")) return ["serving nothing"];
  // A proxy may run and not tell.
  const verb = served === undefined ? "running" : "serving";
  const youngestFirst = [...servers].sort((one, other) => Number(other.container.created) - Number(one.container.created));
  const oldest = [...new Map(youngestFirst.map((member) => [member.construct, member])).values()];
  const name = (construct: string): string => (oldest.length > 1 ? `${construct} ` : "");
  const releases = oldest.map(({ construct, container }) => `${name(construct)}release ${container.release} since ${age(container.created, now)}`);
  return [`${verb} ${releases.sort().join(" and ")}`];
}
