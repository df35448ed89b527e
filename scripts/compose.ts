import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { mustRun, run } from "../cli/process";
import { debianAsRoot } from "./debian";
import { BASE_IMAGE, ensureBase } from "./images";
import { installMissing, permitInstall } from "./install";
import { confirm, say } from "./say";
import { STACK, STACK_FOLDER } from "./shop";

const FILE = join(STACK_FOLDER, "compose.yaml");
const ROUTE_JOB = `${STACK}-proxy-route`;

const COMPOSE = "Docker Compose v2";

/** Version 2 is a plug-in of the Docker command; this has to be it, because version 1 knows none of what we need. */
export async function ensureCompose(): Promise<void> {
  if (await hasCompose()) return;
  const offered = await firstOffered(["docker-compose-v2", "docker-compose"]);
  if (offered !== undefined) {
    await installMissing({ what: COMPOSE, packages: [offered] }, { say, confirm });
    if (await hasCompose()) return;
  }
  const how = "docker-compose-v2 of Ubuntu, docker-compose-plugin of Docker's own packages, or the plug-in docker-compose in ~/.docker/cli-plugins";
  const missing = { what: COMPOSE, packages: ["the plug-in docker-compose of Debian's next release"], how };
  await permitInstall(missing, { say, confirm }, debianAsRoot());
  await takeFromBase();
  if (!(await hasCompose())) throw new Error("Docker Compose v2 could not be installed; install the plug-in docker-compose yourself");
}

/** Brings the services up and waits for the job that puts the release before the public. */
export async function composeUp(dataVolumes: string[]): Promise<void> {
  for (const volume of dataVolumes) await mustRun("docker", ["volume", "create", volume], { deadlineSeconds: 30 });
  await compose(["up", "--detach", "--build", "--quiet-pull"], 1200);
  const code = (await mustRun("docker", ["wait", ROUTE_JOB], { deadlineSeconds: 300 })).trim();
  if (code !== "0") throw new Error(`the release was not put before the public; its log: docker logs ${ROUTE_JOB}`);
}

/** Removes services, networks and volumes; data lives in volumes that Compose calls external and leaves alone. */
export async function composeDown(): Promise<void> {
  await compose(["down", "--volumes"], 300);
}

function compose(args: string[], deadlineSeconds: number): Promise<string> {
  return mustRun("docker", ["compose", "--file", FILE, ...args], { deadlineSeconds });
}

async function hasCompose(): Promise<boolean> {
  const version = await run("docker", ["compose", "version", "--short"], { deadlineSeconds: 30 });
  return version.code === 0 && /^v?[2-9]/.test(version.stdout.trim());
}

/** Whether the distribution has version 2 under this name. */
async function isOffered(name: string): Promise<boolean> {
  const policy = await run("apt-cache", ["policy", name], { deadlineSeconds: 30 });
  return /Candidate: [2-9]/.test(policy.stdout);
}

async function firstOffered(names: readonly string[]): Promise<string | undefined> {
  for (const name of names) if (await isOffered(name)) return name;
  return undefined;
}

async function takeFromBase(): Promise<void> {
  await ensureBase({ say, confirm });
  const script =
    "apt-get update -qq >&2 && cd /tmp && apt-get download -qq docker-compose >&2 && dpkg-deb -x docker-compose_*.deb . " +
    "&& base64 usr/libexec/docker/cli-plugins/docker-compose";
  const text = await mustRun("docker", ["run", "--rm", BASE_IMAGE, "sh", "-euc", script], { deadlineSeconds: 300 });
  const folder = join(process.env.DOCKER_CONFIG ?? join(homedir(), ".docker"), "cli-plugins");
  mkdirSync(folder, { recursive: true });
  const plugin = join(folder, "docker-compose");
  // Renamed at the end, so that a half-written program is never run.
  writeFileSync(`${plugin}.new`, Buffer.from(text, "base64"), { mode: 0o755 });
  renameSync(`${plugin}.new`, plugin);
}
