import type { Member } from "./member";
import type { Overview } from "./overview";

/** The overview as a program reads it. Names here stay; new ones may come. */
export function overviewJson(seen: Overview, { stack, engine, memory }: { stack: string; engine: string; memory: ReadonlyMap<string, number> }) {
  const member = ({ label, construct, part, replica, kind, live, container }: Member) => ({
    label,
    construct,
    part,
    replica,
    kind,
    live,
    release: container.release,
    container: container.name,
    id: container.id,
    image: container.image,
    status: container.status,
    health: container.health,
    exitCode: container.status === "exited" ? container.exitCode : undefined,
    outOfMemory: container.outOfMemory,
    created: container.created,
    started: container.started,
    finished: container.status === "running" ? undefined : container.finished,
    restarts: container.restarts,
    memoryBytes: memory.get(container.id),
    memoryLimitBytes: container.memoryLimitBytes || undefined,
  });
  return {
    stack,
    engine,
    ok: seen.problems.length === 0,
    summary: seen.summary,
    problems: seen.problems,
    notes: seen.notes,
    services: seen.services.map(member),
    jobs: seen.jobs.map(member),
    leftOver: seen.leftOver.map(member),
    missing: seen.missing,
  };
}
