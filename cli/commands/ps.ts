import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Command } from "commander";
import { Exit, FAILED } from "../failure";
import { servedContainers } from "../live";
import { engineOptions } from "../options";
import { note, print, printJson } from "../output";
import { overviewJson } from "../ps/json";
import { memoryUsed } from "../ps/memory";
import { overview } from "../ps/overview";
import { report } from "../ps/report";
import { openSite } from "../site";
import { localState } from "../state";

interface Options {
  readonly json?: boolean;
  readonly check?: boolean;
}

/** `webstack ps`: the site as its operator thinks of it. */
export function addPs(program: Command): void {
  program
    .command("ps")
    .argument("<stack-folder>")
    .description("show what runs: release, age, health, memory, restarts, jobs, what is left over")
    .option("--check", "exit code 1 when something is wrong, for monitoring")
    .option("--json", "print JSON")
    .action(async (folder: string, { json, check }: Options, command: Command) => {
      const { stack, engine, containers } = await openSite(folder, engineOptions(command));
      const running = containers.filter(({ status, role }) => status === "running" && role === "service").map(({ id }) => id);
      const [served, memory] = await Promise.all([servedContainers(engine, containers), memoryUsed(engine, running)]);
      const state = localState(stack);
      const deploying = state !== undefined && isLocked(state.from);
      const seen = overview(containers, { stack, served, state, deploying });
      if (json) printJson(overviewJson(seen, { stack: stack.label, engine: engine.name, memory }));
      else {
        print(report(seen, memory));
        for (const text of seen.notes) note(`note: ${text}`);
        if (seen.leftOver.length > 0 && !deploying) note(`note: 'webstack prune ${folder}' removes what is left over`);
      }
      if (check && seen.problems.length > 0) throw new Exit(FAILED);
    });
}

/** Terraform lays a file beside a state while it works with it. */
function isLocked(stateFile: string): boolean {
  return existsSync(join(dirname(stateFile), `.${basename(stateFile)}.lock.info`));
}
