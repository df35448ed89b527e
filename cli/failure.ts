import { visible } from "./visible";

/** Wrong input, or something the command refuses to do: one sentence, exit code 2, and nothing was changed. */
export class Refusal extends Error {}

/** Ends a command with an exit code and no further word, such as that of a program it ran. */
export class Exit extends Error {
  public constructor(public readonly code: number) {
    super(`exit code ${code}`);
  }
}

/** Exit code of a command that was used wrongly or refuses. */
export const REFUSED = 2;

/** Exit code of a command that tried and failed. */
export const FAILED = 1;

/** Runs a command's work; every error becomes one message and an exit code. */
export async function exitCodeOf(work: () => Promise<unknown>): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    if (error instanceof Exit) return error.code;
    process.stderr.write(`webstack: ${visible(error instanceof Error ? error.message : String(error))}\n`);
    return error instanceof Refusal ? REFUSED : FAILED;
  }
}
