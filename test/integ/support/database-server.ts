import { spawnSync } from "node:child_process";
import type { ContainerSpec, DatabaseServer, IDatabaseEngine } from "../../../lib";
import { limitedEntrypoint } from "../../../lib/private/process-limits";
import { docker } from "./docker";
import { imageOf } from "./real-program";
import { until } from "./until";

const ADMINISTRATOR = "/run/secrets/administrator-password";
const PASSWORD = "/run/secrets/password";

export interface DatabaseServerOptions {
  /** @default 512 */
  readonly memoryMiB?: number;
  /** @default "an administrator's password" */
  readonly administratorPassword?: string;
}

/** A database server as its engine describes it, its job and its two secrets, without a stack. */
export class DatabaseServerOnItsOwn {
  public static async start(name: string, engine: IDatabaseEngine, options: DatabaseServerOptions = {}): Promise<DatabaseServerOnItsOwn> {
    const server = new DatabaseServerOnItsOwn(name, engine, await imageOf(engine), options);
    await server.up(options.administratorPassword ?? "an administrator's password");
    return server;
  }

  private readonly bound: DatabaseServer;
  private readonly memoryMiB: number;

  private constructor(public readonly name: string, engine: IDatabaseEngine, private readonly image: string, { memoryMiB = 512 }: DatabaseServerOptions) {
    this.memoryMiB = memoryMiB;
    this.bound = engine.bind({
      memoryMiB,
      cpus: 1,
      administratorPasswordFile: `${ADMINISTRATOR}/value`,
      passwordFile: `${PASSWORD}/value`,
      databaseName: "shop",
      userName: "clerk",
      extensions: [],
      hostname: name,
      waitSeconds: 60,
    });
  }

  /** Writes files of the password's volume; one without a text goes. */
  public secrets(files: { readonly [file: string]: string | undefined }): void {
    const lines = Object.entries(files).map(([file, text]) => (text === undefined ? `rm -f ${file}` : `echo ${Buffer.from(text).toString("base64")} | base64 -d > ${file}`));
    this.inVolume(`${this.name}-password`, lines.join("\n"));
  }

  /** Runs the job with an action; gives what it prints, and throws when it fails. */
  public job(action?: "rotate" | "retire"): string {
    const mounts = ["--mount", `source=${this.name}-admin,target=${ADMINISTRATOR},readonly`, "--mount", `source=${this.name}-password,target=${PASSWORD},readonly`];
    return docker("run", "--rm", "--memory", "128m", ...this.options(this.bound.provision, { ...(action && { WEBSTACK_ACTION: action }) }), ...mounts, ...this.program(this.bound.provision));
  }

  /** Runs a program inside the server's container: `environment` as `NAME=value`. */
  public inside(environment: readonly string[], command: readonly string[], input = ""): { readonly ok: boolean; readonly output: string } {
    const variables = environment.flatMap((entry) => ["--env", entry]);
    const done = spawnSync("docker", ["exec", "--interactive", ...variables, this.name, ...command], { encoding: "utf8", input, timeout: 30_000 });
    return { ok: done.status === 0, output: done.stdout.trim() };
  }

  /** Stops the server; gives the files of its data, by their names, and its log that hold one of these texts. */
  public recorded(texts: readonly string[]): string[] {
    docker("stop", "--time", "60", this.name);
    const logged = spawnSync("docker", ["logs", this.name], { encoding: "utf8", timeout: 60_000, maxBuffer: 256 * 1024 * 1024 });
    const log = logged.stdout + logged.stderr;
    const search = ["run", "--rm", "--interactive", "--network", "none", "--user", "0:0", "--env", "LC_ALL=C", "--mount", `source=${this.name}-data,target=/volume`];
    const found = spawnSync("docker", [...search, "--entrypoint", "grep", this.image, "-raFlf", "-", "/volume"], { encoding: "utf8", input: texts.join("\n"), timeout: 60_000 });
    if (found.status === null || found.status > 1) throw new Error(`the data of ${this.name} was not searched: ${found.stderr}`);
    const files = found.stdout.split("\n").filter(Boolean).map((path) => path.slice(path.lastIndexOf("/") + 1));
    return [...files, ...(texts.some((text) => log.includes(text)) ? ["the container's log"] : [])].sort();
  }

  public remove(): void {
    spawnSync("docker", ["rm", "--force", "--volumes", this.name], { timeout: 60_000 });
    spawnSync("docker", ["network", "rm", this.name], { timeout: 60_000 });
    spawnSync("docker", ["volume", "rm", ...this.volumes], { timeout: 60_000 });
  }

  private get volumes(): string[] {
    return ["admin", "password", "data"].map((suffix) => `${this.name}-${suffix}`);
  }

  private async up(administratorPassword: string): Promise<void> {
    this.remove();
    docker("network", "create", "--internal", this.name);
    this.inVolume(`${this.name}-admin`, "cat > value", administratorPassword);
    this.secrets({ value: "the first password" });
    const { container, dataPath } = this.bound;
    const mounts = ["--mount", `source=${this.name}-admin,target=${ADMINISTRATOR},readonly`, "--mount", `source=${this.name}-data,target=${dataPath}`];
    docker("run", "--detach", "--name", this.name, "--memory", `${this.memoryMiB}m`, "--memory-swap", `${this.memoryMiB}m`, ...this.options(container), ...mounts, ...this.program(container));
    await until(`${this.name} is healthy`, 90, () => this.inside([], container.healthCheck?.command ?? ["false"]).ok);
  }

  private options(spec: ContainerSpec, more: Readonly<Record<string, string>> = {}): string[] {
    const { user, tmpfs = {}, environment = {}, safeguards = {} } = spec;
    return [
      "--network", this.name, "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--user", user ?? "999:999",
      ...Object.entries(tmpfs).flatMap(([path, options]) => ["--tmpfs", `${path}:${options}`]),
      ...Object.entries({ ...safeguards.environment, ...environment, ...more }).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
    ];
  }

  private program(spec: ContainerSpec): string[] {
    const [program, ...rest] = limitedEntrypoint(spec) ?? [];
    return [...(program ? ["--entrypoint", program] : []), this.image, ...rest, ...(spec.command ?? [])];
  }

  private inVolume(volume: string, script: string, input?: string): void {
    const all = ["run", "--rm", "--interactive", "--network", "none", "--user", "0:0", "--workdir", "/volume", "--mount", `source=${volume},target=/volume`];
    const done = spawnSync("docker", [...all, "--entrypoint", "sh", this.image, "-c", script], { encoding: "utf8", input: input ?? "", timeout: 60_000 });
    if (done.status !== 0) throw new Error(`the volume ${volume} was not changed: ${done.stderr}`);
  }
}
