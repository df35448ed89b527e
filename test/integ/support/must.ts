import { spawnSync } from "node:child_process";

/** Runs a command of this machine and gives what it prints; throws with its complaint. */
export function must(command: string, args: readonly string[], deadlineSeconds = 120): string {
  const env = { ...process.env, PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin` };
  const done = spawnSync(command, args, { encoding: "utf8", env, timeout: deadlineSeconds * 1000, maxBuffer: 64 * 1024 * 1024 });
  if (done.status !== 0) throw new Error(`${[command, ...args].join(" ")}: ${done.error?.message ?? done.stderr}`);
  return done.stdout.trim();
}
