import { spawnSync } from "node:child_process";
import { docker } from "./docker";

/** Runs a command in an application's container the way its server was started: with its secrets and its Python path. */
export function inApplication(container: string, ...command: string[]): string {
  const entrypoint = JSON.parse(docker("inspect", "--format", "{{json .Config.Entrypoint}}", container)) as string[];
  return docker("exec", container, ...entrypoint, ...command);
}

/** Everything a container has printed. */
export function logs(container: string): string {
  const done = spawnSync("docker", ["logs", container], { encoding: "utf8", timeout: 60_000, maxBuffer: 64 * 1024 * 1024 });
  if (done.status !== 0) throw new Error(`docker logs ${container}: ${done.error?.message ?? done.stderr}`);
  return done.stdout + done.stderr;
}
