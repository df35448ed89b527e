import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { until } from "../../integ/support/until";

const PID_FILE = "/var/run/docker.pid";
const LOG = "/var/log/dockerd.log";
const SECONDS = 60;
/** As long as Docker's own unit waits: its containerd ends with it, and has to be gone. */
const RESTART_MS = 2000;

/**
 * Kills the Docker engine of the tests by SIGKILL, sees to it that it is started again, and waits until it answers: by the
 * command in ENGINE_KILL_COMMAND, else by systemd, which starts it again itself, else by its process id.
 */
export async function killEngine(): Promise<void> {
  const command = process.env.ENGINE_KILL_COMMAND;
  if (command) mustRun("sh", ["-c", command]);
  else if (existsSync("/run/systemd/system")) mustRun("systemctl", ["kill", "--kill-who=main", "--signal=SIGKILL", "docker"]);
  else await killDaemon();
  // Its answer just before it dies would not count.
  await until("the engine answers", SECONDS, () => spawnSync("docker", ["version"], { timeout: 10_000 }).status === 0);
}

async function killDaemon(): Promise<void> {
  const pid = Number(readFileSync(PID_FILE, "utf8"));
  const [program = "dockerd", ...args] = readFileSync(`/proc/${pid}/cmdline`, "utf8").replace(/\0$/, "").split("\0");
  process.kill(pid, "SIGKILL");
  await until(`the daemon ${pid} is gone`, SECONDS, () => !existsSync(`/proc/${pid}`));
  await new Promise((resolve) => setTimeout(resolve, RESTART_MS));
  const log = openSync(LOG, "a");
  spawn(program, args, { detached: true, stdio: ["ignore", log, log] }).unref();
  closeSync(log);
}

function mustRun(command: string, args: readonly string[]): void {
  const done = spawnSync(command, args, { encoding: "utf8", timeout: SECONDS * 1000 });
  if (done.status !== 0) throw new Error(`'${[command, ...args].join(" ")}' failed: ${done.error?.message ?? done.stderr}`);
}
