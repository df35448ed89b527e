import type { LogLine } from "./log-line";
import { type LogProcess, LogReader } from "./log-reader";

/** Lines that wait at most, give or take what Docker hands over at once. */
const MANY = 4000;
const FEW = 1000;

/** What one container has printed so far, read no faster than it is used. */
export class LogQueue {
  private readonly reader: LogReader;
  private lines: LogLine[] = [];
  private next = 0;
  private isEnded = false;
  private wake?: () => void;

  public constructor(process: LogProcess) {
    this.reader = new LogReader(process, (lines) => {
      this.lines = this.lines.slice(this.next).concat(lines);
      this.next = 0;
      if (this.lines.length > MANY) this.reader.pause();
      this.wake?.();
    });
    void this.reader.ended.then(() => {
      this.isEnded = true;
      this.wake?.();
    });
  }

  /** Docker's complaint, if any, once it has ended. */
  public get ended(): Promise<string | undefined> {
    return this.reader.ended;
  }

  /** The next line, which stays; nothing where there is none yet or none any more. */
  public get head(): LogLine | undefined {
    return this.lines[this.next];
  }

  /** Resolves when there is a next line, or none will come. */
  public async ready(): Promise<void> {
    while (this.head === undefined && !this.isEnded) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  public take(): LogLine {
    const line = this.lines[this.next++];
    if (this.lines.length - this.next < FEW) this.reader.resume();
    return line;
  }

  public stop(): void {
    this.reader.stop();
  }
}
