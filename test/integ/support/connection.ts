import { spawnSync } from "node:child_process";

const SECONDS = 3;
const NO_CONNECTION = 1;
/** What `timeout` says when it ends a command. */
const LATE = 124;

/**
 * Before version 28, Docker takes its firewall rules away for some milliseconds whenever anybody makes or removes a network.
 * What is really open can be connected to again.
 */
const ATTEMPTS = 3;

/** Whether a TCP connection to an address can be opened from inside a container, each time. A name that is not known counts as no. */
export function connects(container: string, address: string, port: number): boolean {
  return Array.from({ length: ATTEMPTS }).every(() => connectsNow(container, address, port));
}

function connectsNow(container: string, address: string, port: number): boolean {
  const attempt = ["timeout", String(SECONDS), "bash", "-c", `exec 3<>"/dev/tcp/$0/$1"`, address, String(port)];
  const { status, stderr, error } = spawnSync("docker", ["exec", container, ...attempt], { encoding: "utf8", timeout: 30_000 });
  if (status === 0) return true;
  if (status === LATE || (status === NO_CONNECTION && stderr.includes(`/dev/tcp/${address}/${port}`))) return false;
  throw new Error(`in ${container}, to ${address}:${port}: ${error?.message ?? `exit code ${status}: ${stderr}`}`);
}
