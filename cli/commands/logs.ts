import type { Command } from "commander";
import { Format } from "../logs/format";
import { Outlet } from "../logs/outlet";
import { showLogs } from "../logs/show-logs";
import { sinceTime, tailLines } from "../logs/since";
import { wantedSources } from "../logs/source";
import { engineOptions } from "../options";
import { openSite } from "../site";

interface Options {
  readonly follow?: boolean;
  readonly since?: string;
  readonly tail?: string;
  readonly timestamps?: boolean;
  readonly jobs: boolean;
  readonly json?: boolean;
}

/** Lines of each container, where nobody says how many. */
const DEFAULT_TAIL = "200";

/** `webstack logs`: what containers print, across replicas, releases and jobs. */
export function addLogs(program: Command): void {
  program
    .command("logs")
    .argument("<stack-folder>")
    .argument("[construct]", "such as AppServer, AppServer.0 (one copy), Site or Site/migrate (default: all)")
    .description("show what the site printed, all replicas, releases and jobs in the order of time")
    .option("-f, --follow", "go on with what is printed from now on, by containers too that start later; Ctrl-C ends it")
    .option("--since <time>", "only what is newer: 30s, 10m, 2h, 3d or a date")
    .option("--tail <lines>", `last lines of each container, or 'all' (default: ${DEFAULT_TAIL}, with --since all)`)
    .option("-t, --timestamps", "show the engine's time before each line")
    .option("--no-jobs", "leave the jobs of releases out")
    .option("--json", "print one JSON object a line")
    .action(async (folder: string, name: string | undefined, options: Options, command: Command) => {
      const since = options.since === undefined ? undefined : sinceTime(options.since);
      const tail = options.tail === undefined ? (since === undefined ? DEFAULT_TAIL : undefined) : tailLines(options.tail);
      const site = await openSite(folder, engineOptions(command));
      const choose = wantedSources(site.stack, site.containers, { name, jobs: options.jobs });
      const terminal = process.stdout.isTTY;
      const colours = terminal && !process.env.NO_COLOR;
      const format = new Format({ json: options.json, timestamps: options.timestamps, colours, terminal });
      await showLogs(site, { choose, range: { since, tail }, follow: options.follow ?? false, format, outlet: new Outlet() });
    });
}
