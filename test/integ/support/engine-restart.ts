import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";

const SOCKET = "unix:///var/run/docker.sock";
const PID_FILE = "/var/run/docker.pid";
const LOG = "/var/log/dockerd.log";
/** A daemon that ends gives each of its containers its stop timeout. */
const STOP_SECONDS = 150;
const START_SECONDS = 60;

/**
 * Restarts the Docker engine of the tests and waits until it answers: by the command in ENGINE_RESTART_COMMAND, else by
 * systemd, else by ending the daemon of this machine and starting it as it was.
 */
export async function restartEngine(): Promise<void> {
  const command = process.env.ENGINE_RESTART_COMMAND;
  if (command) {
    mustRun("sh", ["-c", command]);
  } else {
    if ((process.env.DOCKER_HOST ?? SOCKET) !== SOCKET) {
      throw new Error(`the engine at ${process.env.DOCKER_HOST} is not this machine's own; set ENGINE_RESTART_COMMAND to what restarts it`);
    }
    if (existsSync("/run/systemd/system")) mustRun("systemctl", ["restart", "docker"]);
    else await restartDaemon();
  }
  await until("the engine answers", START_SECONDS, () => spawnSync("docker", ["version"], { timeout: 10_000 }).status === 0);
}

async function restartDaemon(): Promise<void> {
  const pid = Number(readFileSync(PID_FILE, "utf8"));
  const [program = "dockerd", ...args] = readFileSync(`/proc/${pid}/cmdline`, "utf8").replace(/\0$/, "").split("\0");
  process.kill(pid, "SIGTERM");
  await until(`the daemon ${pid} has ended`, STOP_SECONDS, () => !existsSync(`/proc/${pid}`));
  const log = openSync(LOG, "a");
  spawn(program, args, { detached: true, stdio: ["ignore", log, log] }).unref();
  closeSync(log);
}

function mustRun(command: string, args: readonly string[]): void {
  const done = spawnSync(command, args, { encoding: "utf8", timeout: STOP_SECONDS * 1000 });
  if (done.status !== 0) throw new Error(`'${[command, ...args].join(" ")}' failed: ${done.error?.message ?? done.stderr}`);
}

async function until(what: string, seconds: number, ask: () => boolean): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!ask()) {
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
