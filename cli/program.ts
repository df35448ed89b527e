import { Command, CommanderError } from "commander";
import { COMMANDS } from "./commands";
import { Exit, exitCodeOf, REFUSED } from "./failure";

/** The command line, and what it does. */
export function program(): Command {
  const all = new Command("webstack")
    .description("Operates sites that were deployed with cdktf-webstack.\n\nA stack is named by its folder, cdktf.out/stacks/<id>, or by its id alone.")
    .option("--host <address>", "Docker engine, such as ssh://user@host (default: the stack's own, then DOCKER_HOST)")
    .option("--context <name>", "context of the Docker command")
    .showHelpAfterError("(--help says more)")
    .exitOverride();
  for (const add of COMMANDS) add(all);
  return all;
}

/** Runs one command line; gives the exit code. */
export function runProgram(args: readonly string[]): Promise<number> {
  return exitCodeOf(async () => {
    try {
      await program().parseAsync(args, { from: "user" });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      // It has printed its message already.
      throw new Exit(error.exitCode === 0 ? 0 : REFUSED);
    }
  });
}
