import { age } from "../age";
import { aligned } from "../output";
import type { Member } from "./member";
import type { Overview } from "./overview";
import { memoryWords, stateWords } from "./state-words";

/** The overview as a person reads it; the notes beside it are left out. */
export function report(seen: Overview, memory: ReadonlyMap<string, number>, now = new Date()): string {
  const { summary, problems, services, jobs, leftOver } = seen;
  const parts = [
    [summary, ...(problems.length > 1 ? problems.map((problem) => `- ${problem}`) : [])].join("\n"),
    aligned([["SERVICE", "KIND", "RELEASE", "STATE", "AGE", "MEMORY", "RESTARTS"], ...services.map((member) => serviceRow(member, memory, now))]),
    ...(jobs.length > 0 ? [aligned([["JOB", "ENDED", "EXIT CODE", "TOOK"], ...jobs.map((member) => jobRow(member, now))])] : []),
    ...(leftOver.length > 0 ? [aligned([["LEFT OVER", "CONTAINER", "RELEASE", "STATE", "AGE"], ...leftOver.map((member) => leftOverRow(member, now))])] : []),
  ];
  return parts.join("\n\n");
}

function serviceRow({ label, kind, live, container }: Member, memory: ReadonlyMap<string, number>, now: Date): string[] {
  const { id, release, created, memoryLimitBytes, restarts } = container;
  const words = release === undefined ? "" : `${release}${live ? " (live)" : ""}`;
  return [label, kind, words, stateWords(container, now), age(created, now), memoryWords(memory.get(id), memoryLimitBytes), String(restarts)];
}

function jobRow({ label, container }: Member, now: Date): string[] {
  const { status, exitCode, started, finished } = container;
  if (status !== "exited" || finished === undefined || started === undefined) return [label, status, "", started === undefined ? "" : `${age(started, now)} so far`];
  return [label, `${age(finished, now)} ago`, String(exitCode), `${Math.max(0, (Number(finished) - Number(started)) / 1000).toFixed(1)} s`];
}

function leftOverRow({ label, container }: Member, now: Date): string[] {
  return [label, container.name, container.release ?? "", stateWords(container, now), age(container.created, now)];
}
