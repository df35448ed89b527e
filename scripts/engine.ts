import { spawn } from "child_process";
import { closeSync, existsSync, openSync, readFileSync } from "fs";
import { isInstalled, lastLines, mustRun, run, type RunResult, waitUntil } from "../cli/process";
import { debianAsRoot, installPackages } from "./debian";
import { installMissing, installWish } from "./install";

/** What `ensureEngine` needs of its caller. */
export interface EngineOptions {
  /** Gets one line of progress at a time. */
  say(line: string): void;

  /** Asks the person at the terminal; only called where there is one. */
  confirm(question: string): Promise<boolean>;
}

/** A Docker engine that answers. */
export interface Engine {
  /** Such as `28.5.2`. */
  readonly version: string;

  /** The engine's address, such as `unix:///var/run/docker.sock`. */
  readonly endpoint: string;

  /** `by DOCKER_HOST`, `by the docker context 'NAME'`, `started here` or `installed and started here`. */
  readonly found: string;
}

/** Where the docker command looks for its engine. */
interface Target {
  readonly endpoint: string;
  readonly found: string;

  /** Whether that is the local default, and so an engine started here would be found. */
  readonly isDefault: boolean;
}

const LOG = "/var/log/dockerd.log";
const PID_FILE = "/var/run/docker.pid";
const START_DEADLINE_SECONDS = 60;
const DEFAULT_ENDPOINT = "unix:///var/run/docker.sock";

/** Without `apparmor`, an engine on a kernel that enforces AppArmor starts no container. */
const PACKAGES = ["docker.io", "apparmor", "ca-certificates", "iptables"];

/**
 * Finds the Docker engine as the docker command does: by DOCKER_HOST, else by the current context.
 *
 * Where none answers, root on Debian or Ubuntu gets the distribution's `docker.io` installed and started, after a
 * question when a terminal is attached, and not at all with WEBSTACK_INSTALL=no.
 *
 * Throws one sentence that says what to do where there is no engine and none can be started.
 */
export async function ensureEngine(options: EngineOptions): Promise<Engine> {
  const target = await findTarget();
  const answer = await askVersion();
  if (answer.code === 0) return { version: answer.stdout.trim(), endpoint: target.endpoint, found: target.found };

  const problem = explain(target, answer);
  if (!target.isDefault || isDenied(answer)) throw new Error(problem);
  const unable = debianAsRoot();
  const hasPackages = isInstalled("dockerd") && isInstalled("docker");
  // Who forbids to install learns that first, wherever this is.
  if (unable !== undefined && (hasPackages || installWish() !== "no")) throw new Error(`${problem} (not done here: ${unable})`);

  options.say("no Docker engine answers");
  if (hasPackages) await permitStart(problem, options);
  else await installEngine(options);
  const version = await startEngine();
  return { version, endpoint: DEFAULT_ENDPOINT, found: hasPackages ? "started here" : "installed and started here" };
}

/** Why no engine answers and what to do, in one sentence. */
export function explain(target: Pick<Target, "endpoint" | "found" | "isDefault">, answer: RunResult): string {
  const where = `${target.endpoint} (${target.found})`;
  if (isDenied(answer)) {
    return `the Docker engine at ${where} refuses this user; join the group 'docker' and log in again`;
  }
  if (target.isDefault) return `no Docker engine answers at ${where}; install Docker or start it`;
  const choices = "choose another with DOCKER_HOST or 'docker context use'";
  return `no Docker engine answers at ${where}; start it there, or ${choices}`;
}

function isDenied(answer: RunResult): boolean {
  return /permission denied/i.test(answer.stderr);
}

async function findTarget(): Promise<Target> {
  const host = process.env.DOCKER_HOST;
  if (host) return { endpoint: host, found: "by DOCKER_HOST", isDefault: host === DEFAULT_ENDPOINT };
  const args = ["context", "inspect", "--format", "{{.Name}} {{.Endpoints.docker.Host}}"];
  const answer = await run("docker", args, { deadlineSeconds: 10 });
  const [name = "default", endpoint = DEFAULT_ENDPOINT] = answer.code === 0 ? answer.stdout.trim().split(" ") : [];
  return { endpoint, found: `by the docker context '${name}'`, isDefault: endpoint === DEFAULT_ENDPOINT };
}

function askVersion(): Promise<RunResult> {
  return run("docker", ["version", "--format", "{{.Server.Version}}"], { deadlineSeconds: 15 });
}

async function permitStart(problem: string, { say, confirm }: EngineOptions): Promise<void> {
  if (process.stdin.isTTY && !(await confirm("May I start dockerd?"))) throw new Error(problem);
  say("I start dockerd");
}

async function installEngine({ say, confirm }: EngineOptions): Promise<void> {
  const missing = { what: "the Docker engine", packages: PACKAGES };
  await installMissing(missing, { say, confirm: (question) => (process.stdin.isTTY ? confirm(question) : Promise.resolve(true)) });
  say("I start dockerd");
  // Newer releases keep the command in a package of its own.
  if (!isInstalled("docker")) await installPackages(["docker-cli"]);
}

/** Starts the engine and returns its version. */
async function startEngine(): Promise<string> {
  let hasEnded = (): boolean => false;
  if (existsSync("/run/systemd/system")) {
    await mustRun("systemctl", ["start", "docker"], { deadlineSeconds: START_DEADLINE_SECONDS });
  } else if (!isStarting()) {
    hasEnded = startDetached();
  }
  let answer: RunResult | undefined;
  await waitUntil(async () => {
    const ended = hasEnded();
    answer = await askVersion();
    return ended || answer.code === 0;
  }, START_DEADLINE_SECONDS);
  if (answer?.code === 0) return answer.stdout.trim();
  const log = existsSync(LOG) ? `; the end of ${LOG}:\n${lastLines(readFileSync(LOG, "utf8"), 10)}` : "";
  const outcome = hasEnded() ? "ended" : `did not answer within ${START_DEADLINE_SECONDS} s`;
  throw new Error(`the Docker engine started here ${outcome}${log}`);
}

/** Whether a dockerd runs already, started by its package's installation: a second one would give up. */
function isStarting(): boolean {
  try {
    return existsSync(`/proc/${readFileSync(PID_FILE, "utf8").trim()}`);
  } catch {
    return false;
  }
}

/** Starts a dockerd that outlives this process, and returns how to ask whether it ended. */
function startDetached(): () => boolean {
  const log = openSync(LOG, "a");
  const child = spawn("dockerd", [], { detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  let ended = false;
  const end = (): void => void (ended = true);
  child.on("exit", end).on("error", end).unref();
  return () => ended;
}
