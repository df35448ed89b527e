import type { ChildProcess } from "node:child_process";

/** Resolves when a command prints such text; rejects when it ends before or after so many seconds. */
export function untilPrinted({ stdout, exitCode }: ChildProcess, pattern: RegExp, seconds: number): Promise<void> {
  if (stdout === null || exitCode !== null) throw new Error("the command has no output to wait for");
  let seen = "";
  return new Promise((resolve, reject) => {
    const settle = (problem?: string): void => {
      clearTimeout(timer);
      stdout.off("data", read).off("end", ended);
      if (problem === undefined) resolve();
      else reject(new Error(`${problem}, nothing like ${String(pattern)} was printed:\n${seen.slice(-2000)}`));
    };
    const read = (chunk: Buffer): void => {
      seen += chunk.toString();
      if (pattern.test(seen)) settle();
    };
    const ended = (): void => settle("the command ended");
    const timer = setTimeout(() => settle(`after ${seconds} s`), seconds * 1000);
    stdout.on("data", read).on("end", ended);
  });
}
