import type { Command } from "commander";
import { runInLive } from "../exec/run-in-live";
import { wholeNumber } from "../numbers";
import { engineOptions } from "../options";
import { onlyApplication, serviceMeant } from "../services";
import { openSite } from "../site";

const SHELL = ["sh", "-c", "if command -v bash > /dev/null; then exec bash; else exec sh; fi"];

/** `webstack shell`: a shell in the live release. */
export function addShell(program: Command): void {
  program
    .command("shell")
    .argument("<stack-folder>")
    .argument("[construct]", "such as AppServer or Database (default: the only application)")
    .description("open a shell in the live release: bash where there is one, else sh")
    .option("--replica <number>", "which copy, counted from 0 (default: the first that runs)", wholeNumber)
    .action(async (folder: string, name: string | undefined, { replica }: { replica?: number }, command: Command) => {
      const site = await openSite(folder, engineOptions(command));
      const service = name === undefined ? onlyApplication(site.stack) : serviceMeant(site.stack, name);
      await runInLive(site, service, SHELL, replica);
    });
}
