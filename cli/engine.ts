import { type ChildProcessByStdio, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { constants } from "node:os";
import type { Readable } from "node:stream";
import { Refusal } from "./failure";
import { isInstalled, run } from "./process";
import type { DockerProviderBlock } from "./synthesized";

/** What the user says about the engine; where nothing is said, the stack's own word counts, then Docker's. */
export interface EngineOptions {
  readonly host?: string;
  readonly context?: string;
}

interface DockerOptions {
  /** @default 60 */
  readonly deadlineSeconds?: number;
  /** Text for standard input. */
  readonly input?: string;
}

/** A Docker engine, reached as the Docker command reaches it. */
export class Engine {
  public static of({ host, context }: EngineOptions, stack: DockerProviderBlock = {}): Engine {
    if (host !== undefined && context !== undefined) throw new Refusal("'--host' and '--context' both name an engine; give one of them");
    if (host !== undefined) return new Engine(["--host", host]);
    if (context !== undefined) return new Engine(["--context", context]);
    return new Engine([
      ...(stack.host ? ["--host", stack.host] : stack.context ? ["--context", stack.context] : []),
      ...(stack.cert_path ? ["--tlsverify", ...["ca", "cert", "key"].flatMap((file) => [`--tls${file === "ca" ? "cacert" : file}`, `${stack.cert_path}/${file}.pem`])] : []),
    ]);
  }

  private constructor(private readonly before: readonly string[]) {}

  /** In words, for messages. */
  public get name(): string {
    return this.before[1] ?? process.env.DOCKER_HOST ?? "the engine that 'docker' uses";
  }

  /** Refuses when nobody answers there. */
  public async check(): Promise<void> {
    if (!isInstalled("docker")) throw new Refusal("the command 'docker' is not installed; install Docker's command line (package docker-cli)");
    const { code, stderr } = await run("docker", [...this.before, "version", "--format", "{{.Server.Version}}"], { deadlineSeconds: 60 });
    if (code !== 0) throw new Refusal(`no Docker engine answers at ${this.name}: ${lastLine(stderr)}; name another one with --host, --context or DOCKER_HOST`);
  }

  /** Standard output of a Docker command; throws with Docker's own words. */
  public async docker(args: readonly string[], { deadlineSeconds = 60, input }: DockerOptions = {}): Promise<string> {
    const { code, stdout, stderr, failure } = await this.try(args, { deadlineSeconds, input });
    if (code !== 0) throw new Error(`docker ${args[0]} failed: ${failure ?? lastLine(stderr || stdout)}`);
    return stdout;
  }

  /** The same without a judgement. */
  public try(args: readonly string[], { deadlineSeconds = 60, input }: DockerOptions = {}) {
    return run("docker", [...this.before, ...args], { deadlineSeconds, input });
  }

  /**
   * A Docker command that has this process's terminal, for as long as it takes; gives its exit code.
   *
   * @param onSignal told of what would end this process meanwhile; without it only Ctrl-C is left to the command
   */
  public attach(args: readonly string[], onSignal?: (signal: NodeJS.Signals) => void): Promise<number> {
    return new Promise((settle, fail) => {
      const child = spawn("docker", [...this.before, ...args], { stdio: "inherit" });
      // The terminal sends Ctrl-C to both; the command decides what it means.
      const handle = (signal: NodeJS.Signals): void => onSignal?.(signal);
      const signals: NodeJS.Signals[] = onSignal === undefined ? ["SIGINT"] : ["SIGINT", "SIGTERM", "SIGHUP"];
      signals.forEach((signal) => process.on(signal, handle));
      child.once("error", fail);
      child.once("close", (code, signal) => {
        signals.forEach((one) => process.off(one, handle));
        settle(code ?? 128 + constants.signals[signal ?? "SIGTERM"]);
      });
    });
  }

  /** A Docker command whose standard output and standard error are read apart while it runs. */
  public start(args: readonly string[]): ChildProcessByStdio<null, Readable, Readable> {
    return spawn("docker", [...this.before, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  }

  /** A Docker command whose standard input stays open until the caller ends it. */
  public open(args: readonly string[]): ChildProcessWithoutNullStreams {
    return spawn("docker", [...this.before, ...args], { stdio: ["pipe", "pipe", "pipe"] });
  }

  /** A Docker command whose output is read line by line while it runs. End it with the function given back. */
  public follow(args: readonly string[], onLine: (line: string) => void): { readonly done: Promise<number>; readonly stop: () => void } {
    const child = spawn("docker", [...this.before, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) {
      let rest = "";
      stream.setEncoding("utf8").on("data", (text: string) => {
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        lines.forEach(onLine);
      });
      stream.once("end", () => rest !== "" && onLine(rest));
    }
    const done = new Promise<number>((settle, fail) => child.once("error", fail).once("close", (code) => settle(code ?? 1)));
    return { done, stop: () => child.kill() };
  }
}

function lastLine(text: string): string {
  // Behind its complaint about a run, Docker says where to read more.
  const lines = text.trim().split("\n").filter((line) => !/^(See|Run) 'docker .*--help'/.test(line) && line !== "");
  return lines.pop()?.replace(/^(docker: )?(Error response from daemon|error during connect): /, "") ?? "";
}
