import type { Command } from "commander";
import { engineOptions } from "../options";
import { printJson } from "../output";
import { openSite } from "../site";

interface Options {
  readonly json?: boolean;
}

/** `webstack ps`: the site as its operator thinks of it. */
export function addPs(program: Command): void {
  program
    .command("ps <stack-folder>")
    .description("show what runs: release, age, health, memory, restarts, what is left over")
    .option("--json", "print JSON")
    .action(async (folder: string, _options: Options, command: Command) => {
      const site = await openSite(folder, engineOptions(command));
      printJson(site.containers);
    });
}
