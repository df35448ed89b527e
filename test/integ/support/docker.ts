import { spawnSync } from "node:child_process";

/** Runs the Docker CLI and gives what it prints; throws with its complaint. */
export function docker(...args: string[]): string {
  const done = spawnSync("docker", args, { encoding: "utf8", timeout: 120_000, maxBuffer: 64 * 1024 * 1024 });
  if (done.status !== 0) throw new Error(`docker ${args.join(" ")}: ${done.error?.message ?? done.stderr}`);
  return done.stdout.trim();
}

/** Names of containers, the running ones unless asked for all, that carry all of these labels. */
export function containers(labels: { readonly [name: string]: string }, { all = false } = {}): string[] {
  const filters = Object.entries(labels).flatMap(([name, value]) => ["--filter", `label=webstack.${name}=${value}`]);
  return docker("ps", ...(all ? ["-a"] : []), ...filters, "--format", "{{.Names}}").split("\n").filter(Boolean).sort();
}

/** Names of networks, volumes or containers that begin so. */
export function named(kind: "network" | "volume" | "container", prefix: string): string[] {
  const list = kind === "container" ? ["ps", "-a", "--format", "{{.Names}}"] : [kind, "ls", "--format", "{{.Name}}"];
  return docker(...list).split("\n").filter((name) => name.startsWith(prefix)).sort();
}

/** Runs SQL as the administrator inside a database container of the library. */
export function sql(container: string, database: string, statement: string): string {
  const script = 'PGPASSWORD="$(cat /run/secrets/administrator-password/value)" exec psql -h 127.0.0.1 -U postgres -d "$0" -qAtc "$1"';
  return docker("exec", container, "sh", "-c", script, database, statement);
}

/** Takes the names off images that were built for a stack; their layers stay for the next build. */
export function forgetImages(prefix: string): void {
  const names = docker("image", "ls", "--format", "{{.Repository}}:{{.Tag}}").split("\n").filter((name) => name.startsWith(prefix));
  if (names.length > 0) docker("image", "rm", "--no-prune", ...names);
}

/** Removes what a stack may have left: for the beginning and the end of a test. */
export function sweep(prefix: string): void {
  for (const name of named("container", prefix)) docker("rm", "-f", "-v", name);
  for (const name of named("network", prefix)) docker("network", "rm", name);
  for (const name of named("volume", prefix)) docker("volume", "rm", name);
}
