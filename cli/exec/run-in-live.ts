import { Exit } from "../failure";
import { servedContainers } from "../live";
import type { Site } from "../site";
import { liveContainer } from "./live-container";
import { runInside } from "./run-inside";

/** Runs a command in the live release of a service and ends with its exit code. */
export async function runInLive({ stack, engine, containers }: Site, service: string, command: readonly string[], replica?: number): Promise<never> {
  const served = await servedContainers(engine, containers);
  const container = liveContainer(stack, containers, { service, replica, served });
  throw new Exit(await runInside(engine, container, command));
}
