import type { Command } from "commander";
import { runInLive } from "../exec/run-in-live";
import { wholeNumber } from "../numbers";
import { engineOptions } from "../options";
import { serviceMeant } from "../services";
import { openSite } from "../site";

/** `webstack exec`: a command in the live release. */
export function addExec(program: Command): void {
  program
    .command("exec")
    .argument("<stack-folder>")
    .argument("<construct>", "such as AppServer, Database or Proxy; a WebFramework means the AppServer that runs it")
    .argument("<command...>", "what to run, behind --")
    .usage("[options] <stack-folder> <construct> -- <command...>")
    .description("run a command in the live release; in an application with its environment and secrets")
    .option("--replica <number>", "which copy, counted from 0 (default: the first that runs)", wholeNumber)
    .action(async (folder: string, name: string, words: string[], { replica }: { replica?: number }, command: Command) => {
      const site = await openSite(folder, engineOptions(command));
      await runInLive(site, serviceMeant(site.stack, name), words, replica);
    });
}
