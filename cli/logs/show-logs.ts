import { createInterface } from "node:readline";
import { containersWith } from "../containers";
import type { Site } from "../site";
import { DockerLogs, type Range } from "./docker-logs";
import { Follower } from "./follower";
import type { Format } from "./format";
import { printHistory } from "./history";
import type { LogLine } from "./log-line";
import type { Outlet } from "./outlet";
import type { Source, SourceChoice } from "./source";

interface Options {
  readonly choose: SourceChoice;
  readonly range: Range;
  readonly follow: boolean;
  readonly format: Format;
  readonly outlet: Outlet;
}

/** Prints the logs of a stack's containers, and goes on as long as somebody wants it. */
export async function showLogs({ engine, stack, containers }: Site, { choose, range, follow, format, outlet }: Options): Promise<void> {
  const { closed } = outlet;
  const logs = new DockerLogs(engine);
  const last = new Map<string, string>();
  const print = async (source: Source, line: LogLine): Promise<void> => {
    last.set(source.id, line.time);
    await outlet.print(format.line(source, line));
  };
  const sources = choose(containers);
  format.expect(sources);
  // Before the logs are read, so that no start is missed.
  const events = follow ? engine.start(["events", "--filter", "type=container", "--filter", "event=start", "--filter", `label=webstack.stack=${stack.label}`, "--format", "start"]) : undefined;
  closed.addEventListener("abort", () => events?.kill());
  try {
    await printHistory(logs, sources, { range, closed, print });
    if (events === undefined) return;
    const list = async (): Promise<Source[]> => {
      const found = choose(await containersWith(engine, `webstack.stack=${stack.label}`));
      format.expect(found);
      return found;
    };
    const follower = new Follower(logs, sources, last, { range, closed, list, print });
    createInterface({ input: events.stdout }).on("line", () => follower.refresh());
    let complaint = "";
    events.stderr.setEncoding("utf8").on("data", (text: string) => (complaint = text.trim()));
    // Ctrl-C reaches it too, perhaps first.
    events.once("close", () => setTimeout(() => follower.fail(new Error(`the connection to ${engine.name} ended${complaint && `: ${complaint}`}`)), 500));
    await follower.run();
  } finally {
    events?.kill();
  }
}
