import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** That a container was told to stop (`kill`) or ended (`die`), in nanoseconds of the engine's clock. */
export interface ContainerEvent {
  readonly name: string;
  readonly action: "kill" | "die";
  readonly at: bigint;
}

/** Runs some work and gives what ended in a stack meanwhile, oldest first. The engine itself remembers 256 events only. */
export async function endingsDuring(stack: string, work: () => Promise<void>): Promise<ContainerEvent[]> {
  const filters = [`label=webstack.stack=${stack}`, "type=container", "event=kill", "event=die"].flatMap((filter) => ["--filter", filter]);
  const format = "{{.Actor.Attributes.name}} {{.Action}} {{.TimeNano}}";
  const since = new Date().toISOString();
  const watcher = spawn("docker", ["events", "--since", since, ...filters, "--format", format], { stdio: ["ignore", "pipe", "inherit"] });
  const seen: ContainerEvent[] = [];
  createInterface({ input: watcher.stdout }).on("line", (line) => {
    const [name, action, at] = line.split(" ");
    seen.push({ name, action: action as ContainerEvent["action"], at: BigInt(at) });
  });
  try {
    await work();
  } finally {
    watcher.kill();
    await once(watcher, "close");
  }
  return seen;
}
