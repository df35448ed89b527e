import { setTimeout as sleep } from "node:timers/promises";
import type { SiteContainer } from "../containers";
import type { DockerLogs, Range } from "./docker-logs";
import type { LogLine } from "./log-line";
import { LogReader } from "./log-reader";
import { Reorder } from "./reorder";
import type { Source } from "./source";

const TICK_MILLISECONDS = 100;

interface Options {
  readonly range: Range;
  readonly closed: AbortSignal;
  /** Those to follow, as they are on the engine now. */
  readonly list: () => Promise<Source[]>;
  readonly print: (source: Source, line: LogLine) => Promise<void>;
}

interface Followed {
  started: number;
  reader?: LogReader;
}

/** Prints what containers print from now on, those too that start later. */
export class Follower {
  private readonly followed = new Map<string, Followed>();
  private readonly early = new Set<string>();
  private readonly reorder = new Reorder<LogLine & { readonly source: Source }>();
  private failure?: Error;
  private refreshing = Promise.resolve();

  /**
   * @param known containers whose log was printed already
   * @param last time of the last line that was printed of each, by its id
   */
  public constructor(
    private readonly logs: DockerLogs,
    known: readonly Source[],
    private readonly last: Map<string, string>,
    private readonly options: Options,
  ) {
    for (const { id, container } of known) {
      // What had ended says nothing more, unless it is started again.
      if (container.status !== "running") this.followed.set(id, { started: startOf(container) });
      else this.early.add(id);
    }
  }

  /** Looks for containers that were started meanwhile. */
  public refresh(): void {
    this.refreshing = this.refreshing.then(() => this.lookAround()).catch((error: Error) => this.fail(error));
  }

  public fail(error: Error): void {
    this.failure ??= error;
  }

  /** Prints until nobody wants more. */
  public async run(): Promise<void> {
    const { closed } = this.options;
    this.refresh();
    try {
      while (!closed.aborted && this.failure === undefined) {
        await this.printThose(this.reorder.take());
        this.readers.forEach((reader) => reader.resume());
        await sleep(this.reorder.isFull ? 0 : TICK_MILLISECONDS, undefined, { signal: closed }).catch(() => undefined);
      }
    } finally {
      this.readers.forEach((reader) => reader.stop());
    }
    await this.printThose(this.reorder.takeAll());
    if (this.failure !== undefined && !closed.aborted) throw this.failure;
  }

  private get readers(): LogReader[] {
    return [...this.followed.values()].flatMap(({ reader }) => reader ?? []);
  }

  private async printThose(lines: readonly (LogLine & { readonly source: Source })[]): Promise<void> {
    for (const { source, ...line } of lines) await this.options.print(source, line);
  }

  private async lookAround(): Promise<void> {
    if (this.options.closed.aborted) return;
    const due = (await this.options.list()).filter(({ id, container }) => {
      const known = this.followed.get(id);
      return known === undefined || (known.reader === undefined && known.started !== startOf(container));
    });
    await Promise.all(due.map((source) => this.open(source)));
  }

  private async open(source: Source): Promise<void> {
    const { id, container } = source;
    const last = this.last.get(id);
    const range = last !== undefined ? { since: last } : this.early.has(id) ? this.options.range : {};
    this.early.delete(id);
    const followed: Followed = { started: startOf(container) };
    this.followed.set(id, followed);
    const reader = new LogReader(await this.logs.open(id, { ...range, follow: true }), (lines) => {
      // Docker begins with the very line that was the last one.
      for (const line of lines) if (last === undefined || line.time > last) this.push(source, line);
    });
    followed.reader = reader;
    if (this.options.closed.aborted) reader.stop();
    void reader.ended.then(() => {
      followed.reader = undefined;
      this.refresh();
    });
  }

  private push(source: Source, line: LogLine): void {
    if (line.time > (this.last.get(source.id) ?? "")) this.last.set(source.id, line.time);
    this.reorder.push({ ...line, source });
    if (this.reorder.isFull) this.readers.forEach((reader) => reader.pause());
  }
}

function startOf({ started }: SiteContainer): number {
  return Number(started);
}
