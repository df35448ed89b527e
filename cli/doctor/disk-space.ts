import { bad, type Finding, good } from "./check";

/**
 * Whether there is room where the engine keeps images, containers and volumes.
 * @param df what `df -Pk` says of a folder of a container
 */
export function diskSpace(df: string, leastGib: number): Finding {
  const [, totalKib, , freeKib] = df.trim().split("\n").at(-1)?.trim().split(/\s+/) ?? [];
  const [total, free] = [totalKib, freeKib].map((kib) => Number(kib) / 1024 ** 2);
  if (Number.isNaN(free)) return bad("disk", `the engine's free disk space is not known: df says '${df.trim()}'`);
  const room = `${free.toFixed(1)} GiB of ${total.toFixed(1)} GiB are free where the engine keeps images and data`;
  if (free >= leastGib) return good("disk", room);
  return bad("disk", `the disk is nearly full: ${room}, at least ${leastGib} are wanted; 'docker system df' shows what takes it, 'docker image prune -a' frees images that nothing runs`);
}
