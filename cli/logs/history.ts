import type { DockerLogs, Range } from "./docker-logs";
import type { LogLine } from "./log-line";
import { LogQueue } from "./log-queue";
import type { LogProcess } from "./log-reader";
import { merged } from "./merge";
import type { Source } from "./source";

/** Docker's words for a container that was removed while its log was asked for. */
const GONE = /no such container|dead or marked for removal/i;

class SourceQueue extends LogQueue {
  public constructor(public readonly source: Source, process: LogProcess) {
    super(process);
  }
}

interface Options {
  readonly range: Range;
  readonly closed: AbortSignal;
  readonly print: (source: Source, line: LogLine) => Promise<void>;
}

/** Prints what containers have printed so far, in the order of time. */
export async function printHistory(logs: DockerLogs, sources: readonly Source[], { range, closed, print }: Options): Promise<void> {
  const queues = await Promise.all(sources.map(async (source) => new SourceQueue(source, await logs.open(source.id, range))));
  const stop = (): void => queues.forEach((queue) => queue.stop());
  closed.addEventListener("abort", stop);
  try {
    for await (const { queue, line } of merged(queues)) {
      if (closed.aborted) return;
      await print(queue.source, line);
    }
    for (const { source, ended } of queues) checkEnd(source, await ended);
  } finally {
    closed.removeEventListener("abort", stop);
    stop();
  }
}

/** Throws when a log could not be read, unless its container is just gone. */
export function checkEnd({ container }: Source, complaint: string | undefined): void {
  if (complaint !== undefined && !GONE.test(complaint)) throw new Error(`the log of ${container.name} cannot be read: ${complaint}`);
}
