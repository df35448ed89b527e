import type { LogLine } from "./log-line";

/** Lines of one source, in the order of time. */
export interface Queue {
  readonly head: LogLine | undefined;
  ready(): Promise<void>;
  take(): LogLine;
}

/** The lines of several sources in the order of time, each with the source it is of. Of every source one line is looked at. */
export async function* merged<Q extends Queue>(queues: readonly Q[]): AsyncGenerator<{ readonly queue: Q; readonly line: LogLine }> {
  let open = [...queues];
  while (open.length > 0) {
    const waiting = open.filter(({ head }) => head === undefined);
    if (waiting.length > 0) {
      await Promise.all(waiting.map((queue) => queue.ready()));
      open = open.filter(({ head }) => head !== undefined);
      if (open.length === 0) return;
    }
    const queue = open.reduce((first, other) => (other.head!.time < first.head!.time ? other : first));
    yield { queue, line: queue.take() };
  }
}
