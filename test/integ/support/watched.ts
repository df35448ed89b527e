import { spawn } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** What Docker tells, again and again, of each container that has a volume mounted. */
const INSPECT = 'while sleep 0.05; do docker ps -q --no-trunc --filter "volume=$0" | xargs -r docker inspect 2> /dev/null; done';

/** Looks again and again at all that others can see while something is done with a volume, and gives what was seen. */
export async function watched<T>(volume: string, work: () => Promise<T>): Promise<{ readonly result: T; readonly seen: string }> {
  const inspector = spawn("sh", ["-c", INSPECT, volume], { stdio: ["ignore", "pipe", "ignore"], timeout: 120_000 });
  const seen = new Set<string>();
  inspector.stdout.setEncoding("utf8").on("data", (text: string) => seen.add(text));
  const timer = setInterval(() => processes().forEach((text) => seen.add(text)), 20);
  try {
    const result = await work();
    return { result, seen: [...seen].join("") };
  } finally {
    clearInterval(timer);
    inspector.kill();
  }
}

/** Arguments of every process, and variables of those outside of containers, whose own may hold secrets by right. */
function processes(): string[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const isOutside = readlinkSync(`/proc/${pid}/ns/pid`) === readlinkSync("/proc/self/ns/pid");
      return [readFileSync(`/proc/${pid}/cmdline`, "utf8"), isOutside ? readFileSync(`/proc/${pid}/environ`, "utf8") : ""];
    } catch {
      return [];
    }
  });
}
