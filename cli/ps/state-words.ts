import { age } from "../age";
import type { SiteContainer } from "../containers";

/** What a service does, in a word or two: `healthy`, `exited (137), out of memory, 3 min ago`. */
export function stateWords({ status, health, exitCode, outOfMemory, created, started, finished }: SiteContainer, now: Date): string {
  if (status === "running") {
    // Its age counts from when it was made.
    const restarted = started !== undefined && Number(started) - Number(created) > 120_000;
    return `${health ?? "running"}${restarted ? `, up ${age(started, now)}` : ""}`;
  }
  if (status !== "exited" && status !== "dead") return status;
  return `${status} (${exitCode})${outOfMemory ? ", out of memory" : ""}${finished === undefined ? "" : `, ${age(finished, now)} ago`}`;
}

/** `23 of 256 MiB` */
export function memoryWords(used: number | undefined, limit: number): string {
  const mebibytes = (bytes: number): string => String(Math.round(bytes / 2 ** 20));
  if (used === undefined) return limit > 0 ? `- of ${mebibytes(limit)} MiB` : "-";
  return limit > 0 ? `${mebibytes(used)} of ${mebibytes(limit)} MiB` : `${mebibytes(used)} MiB`;
}
