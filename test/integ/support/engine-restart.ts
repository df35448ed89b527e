import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";

const SOCKET = "unix:///var/run/docker.sock";
const PID_FILE = "/var/run/docker.pid";
const LOG = "/var/log/dockerd.log";
/** A daemon that ends gives each of its containers its stop timeout. */
const STOP_SECONDS = 150;
const START_SECONDS = 60;
/** As long as Docker's own unit waits: the containerd of a daemon that was killed ends with it, and has to be gone. */
const PAUSE_MS = 2000;

/** A way to end the engine so that it comes back. */
interface Ending {
  /** What the environment may name instead, for an engine that is not this machine's own. */
  readonly variable: string;
  readonly systemctl: readonly string[];
  readonly signal: NodeJS.Signals;
}

/** Restarts the Docker engine of the tests and waits until it answers. */
export function restartEngine(): Promise<void> {
  return again({ variable: "ENGINE_RESTART_COMMAND", systemctl: ["restart", "docker"], signal: "SIGTERM" });
}

/** Kills the Docker engine of the tests, which had no time to stop anything, and waits until it answers again. */
export function killEngine(): Promise<void> {
  return again({ variable: "ENGINE_KILL_COMMAND", systemctl: ["kill", "--kill-who=main", "--signal=SIGKILL", "docker"], signal: "SIGKILL" });
}

/** By the command in the variable, else by systemd, else by ending the daemon of this machine and starting it as it was. */
async function again({ variable, systemctl, signal }: Ending): Promise<void> {
  const command = process.env[variable];
  if (command) {
    mustRun("sh", ["-c", command]);
  } else {
    if ((process.env.DOCKER_HOST ?? SOCKET) !== SOCKET) {
      throw new Error(`the engine at ${process.env.DOCKER_HOST} is not this machine's own; set ${variable} to what ends and starts it`);
    }
    if (existsSync("/run/systemd/system")) mustRun("systemctl", systemctl);
    else await endAndStart(signal);
  }
  await until("the engine answers", START_SECONDS, () => spawnSync("docker", ["version"], { timeout: 10_000 }).status === 0);
}

async function endAndStart(signal: NodeJS.Signals): Promise<void> {
  const pid = Number(readFileSync(PID_FILE, "utf8"));
  const [program = "dockerd", ...args] = readFileSync(`/proc/${pid}/cmdline`, "utf8").replace(/\0$/, "").split("\0");
  process.kill(pid, signal);
  await until(`the daemon ${pid} has ended`, STOP_SECONDS, () => !existsSync(`/proc/${pid}`));
  if (signal === "SIGKILL") await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
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
