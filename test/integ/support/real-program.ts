import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ContainerImage, type ContainerSpec, type PythonProjectImageOptions } from "../../../lib";
import { mirroredName } from "../../../lib/container/image-mirror";
import { ROUTE_USER } from "../../../lib/rollout/route-job";
import { ensureImages } from "../../../scripts/images";
import { docker } from "./docker";
import { logs } from "./inside";
import { CA_BUNDLE, imageMirror } from "./shop";
import { until } from "./until";

const HARDENED = ["--network", "none", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"];

/** The image that an engine names, from where this machine gets images. */
export async function imageOf(engine: { readonly imageName: string }): Promise<string> {
  const name = mirroredName(engine.imageName, imageMirror());
  await ensureImages([name], { say: (line) => process.stdout.write(`${line}\n`) });
  return name;
}

/** Builds the image of a Python project, as the library describes it, without Terraform. */
export function buildPythonProject(project: string, tag: string, options: PythonProjectImageOptions = {}): void {
  const source = ContainerImage.fromPythonProject(project, { caBundle: CA_BUNDLE, ...options })._source({ imageMirror: imageMirror() });
  if (source.kind !== "build") throw new Error("a Python project is built");
  const folder = mkdtempSync(join(tmpdir(), "webstack-build-"));
  try {
    source.context.write(folder);
    const buildArgs = Object.entries(source.buildArgs).flatMap(([name, value]) => ["--build-arg", `${name}=${value}`]);
    const done = spawnSync("docker", ["build", "--tag", tag, "--file", join(folder, source.dockerfile), ...buildArgs, folder], { encoding: "utf8", timeout: 400_000 });
    if (done.status !== 0) throw new Error(`the image was not built: ${done.error?.message ?? done.stdout.slice(-2000) + done.stderr.slice(-2000)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Has a program look at a text in a file, as the route job does; gives what it says, and throws when it does not take it. */
export function check(image: string, command: readonly string[], text: string): string {
  const script = 'cat > /tmp/checked && exec "$@" /tmp/checked';
  return run(image, ["--interactive", "--user", ROUTE_USER, "--cap-add", "KILL", "--tmpfs", "/tmp"], ["sh", "-c", script, "check", ...command], text);
}

/** Runs a program of an image to its end; throws when it fails. */
export function run(image: string, options: readonly string[], [program, ...args]: readonly string[], input = ""): string {
  const all = ["run", "--rm", ...HARDENED, ...options, "--entrypoint", program, image, ...args];
  const done = spawnSync("docker", all, { encoding: "utf8", input, timeout: 60_000 });
  if (done.status !== 0) throw new Error(`${program} ended with ${String(done.status)}: ${done.error?.message ?? done.stdout + done.stderr}`);
  return done.stdout + done.stderr;
}

/** Starts a server as its engine wants it, waits until its health check is satisfied and stops it; gives its exit code. */
export async function startAndStop(image: string, { command = [], healthCheck, stopGraceSeconds = 10 }: ContainerSpec): Promise<number> {
  const container = docker("run", "--detach", "--init", ...HARDENED, "--tmpfs", "/tmp", "--memory", "512m", image, ...command);
  try {
    await until("the server is healthy", 30, () => succeeds(container, healthCheck?.command ?? ["false"])).catch((error: Error) => {
      throw new Error(`${error.message}; its log:\n${logs(container)}`);
    });
    docker("stop", "--time", String(stopGraceSeconds), container);
    return Number(docker("inspect", "--format", "{{.State.ExitCode}}", container));
  } finally {
    docker("rm", "-f", container);
  }
}

function succeeds(container: string, command: readonly string[]): boolean {
  return spawnSync("docker", ["exec", container, ...command], { timeout: 10_000 }).status === 0;
}
