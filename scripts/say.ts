import { createInterface } from "node:readline/promises";

/** Progress in plain words. */
export function say(line: string): void {
  console.log(`- ${line}`);
}

/** Asks the person at the terminal; without one the answer is yes, because nobody could give another. */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

/** Runs a command's work and ends with one sentence when it fails. */
export function main(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
