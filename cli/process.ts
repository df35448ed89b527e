import { spawn } from "child_process";
import { accessSync, constants } from "fs";
import { delimiter, join } from "path";

/** How a command runs. */
export interface RunOptions {
  /** When the command is killed, in seconds. Every command has an end. */
  readonly deadlineSeconds: number;

  /** @default - the folder of this process */
  readonly cwd?: string;

  /** Variables set on top of the ones of this process; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;

  /** Text for the command's standard input. */
  readonly input?: string;

  /** Gets every line of standard output and standard error as it comes. */
  readonly onLine?: (line: string) => void;
}

/** What a command left behind. */
export interface RunResult {
  /** Exit code; -1 where the command was not found, was killed or ran out of time. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;

  /** Why there is no exit code: the command is missing, or its time was up. */
  readonly failure?: string;
}

const SECONDS_BETWEEN_TERM_AND_KILL = 5;

/** Runs a command without a shell and never throws: look at `code`. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  return new Promise((resolve) => {
    const env = { ...process.env, ...options.env };
    const child = spawn(command, args, { cwd: options.cwd, env, stdio: ["pipe", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    let failure: string | undefined;
    const feedOut = lineFeed(options.onLine);
    const feedErr = lineFeed(options.onLine);

    const term = setTimeout(() => {
      failure = `it did not end within ${options.deadlineSeconds} s`;
      child.kill("SIGTERM");
    }, options.deadlineSeconds * 1000);
    const kill = setTimeout(() => {
      child.kill("SIGKILL");
      // A grandchild that holds the pipes open must not hold this promise too.
      child.stdout.destroy();
      child.stderr.destroy();
    }, (options.deadlineSeconds + SECONDS_BETWEEN_TERM_AND_KILL) * 1000);

    const settle = (code: number | null, signal?: NodeJS.Signals | null): void => {
      clearTimeout(term);
      clearTimeout(kill);
      feedOut.end();
      feedErr.end();
      const reason = failure ?? (signal ? `it was ended by ${signal}` : undefined);
      resolve({ code: reason === undefined ? (code ?? -1) : -1, stdout, stderr, failure: reason });
    };

    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      feedOut.push(text);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
      feedErr.push(text);
    });
    child.on("error", (error: NodeJS.ErrnoException) => {
      failure ??= error.code === "ENOENT" ? `the command '${command}' is not installed` : error.message;
      settle(null);
    });
    child.on("close", settle);
    // A command that ends before it reads its input is judged by its exit code.
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input ?? "");
  });
}

/**
 * Runs a command and returns its standard output.
 *
 * Throws when the command fails, with what it printed last.
 */
export async function mustRun(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  const result = await run(command, args, options);
  if (result.code === 0) return result.stdout;
  throw new Error(describeFailure([command, ...args].join(" "), result));
}

/** One sentence about a failed command, followed by the last lines it printed. */
export function describeFailure(what: string, result: RunResult): string {
  const reason = result.failure ?? `it ended with exit code ${result.code}`;
  const lines = lastLines(result.stderr.trim() === "" ? result.stdout : result.stderr, 15);
  return lines === "" ? `'${what}' failed: ${reason}` : `'${what}' failed: ${reason}\n${lines}`;
}

/** The last lines of a text, without empty lines at its end. */
export function lastLines(text: string, count: number): string {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}

/** Whether a command stands in one of the folders of PATH. */
export function isInstalled(command: string, path = process.env.PATH ?? ""): boolean {
  return path.split(delimiter).some((folder) => folder !== "" && isExecutable(join(folder, command)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Asks again and again until the answer is yes; false when the time is up first. */
export async function waitUntil(ask: () => Promise<boolean>, deadlineSeconds: number): Promise<boolean> {
  const end = Date.now() + deadlineSeconds * 1000;
  while (!(await ask())) {
    if (Date.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return true;
}

function lineFeed(onLine: ((line: string) => void) | undefined): { push(text: string): void; end(): void } {
  let rest = "";
  return {
    push(text) {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      if (onLine) lines.forEach(onLine);
    },
    end() {
      if (onLine && rest !== "") onLine(rest);
      rest = "";
    },
  };
}
