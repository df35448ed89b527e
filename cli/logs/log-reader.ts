import type { Readable } from "node:stream";
import { byTime, logLine, type LogLine } from "./log-line";

/** A running `docker logs --timestamps`. */
export interface LogProcess {
  readonly stdout: Readable;
  readonly stderr: Readable;
  once(event: "error", listener: (error: Error) => void): unknown;
  once(event: "close", listener: (code: number | null) => void): unknown;
  kill(): boolean;
}

/** Reads what one container prints: both its streams as one, in the order of time. */
export class LogReader {
  /** Resolves with Docker's complaint, if any, when there is no more to come. */
  public readonly ended: Promise<string | undefined>;
  /** Lines read in this turn of the event loop, and in the one before. */
  private fresh: LogLine[] = [];
  private held: LogLine[] = [];
  private complaint?: string;

  public constructor(private readonly process: LogProcess, private readonly onLines: (lines: LogLine[]) => void) {
    this.read(process.stdout, "stdout");
    this.read(process.stderr, "stderr");
    this.ended = new Promise((settle) => {
      process.once("error", (error) => settle(error.message));
      process.once("close", (code) => {
        this.handOver([...this.held.splice(0), ...this.fresh.splice(0)]);
        settle(code === 0 || code === null ? undefined : (this.complaint ?? `docker logs ended with exit code ${code}`));
      });
    });
  }

  public pause(): void {
    this.process.stdout.pause();
    this.process.stderr.pause();
  }

  public resume(): void {
    this.process.stdout.resume();
    this.process.stderr.resume();
  }

  public stop(): void {
    // Docker does not heed a signal while it waits for its reader.
    this.process.stdout.destroy();
    this.process.stderr.destroy();
    this.process.kill();
  }

  private read(readable: Readable, stream: LogLine["stream"]): void {
    let rest = "";
    readable.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      this.take(lines, stream);
    });
    readable.once("end", () => rest !== "" && this.take([rest], stream));
  }

  private take(lines: readonly string[], stream: LogLine["stream"]): void {
    if (this.fresh.length === 0 && this.held.length === 0) setImmediate(() => this.turn());
    for (const line of lines) {
      const taken = logLine(line, stream);
      if (taken !== undefined) this.fresh.push(taken);
      else if (line !== "") this.complaint = line.replace(/^Error response from daemon: /, "");
    }
  }

  /** Docker writes in order, but while one stream is read the other may get an older line: each line waits one turn for it. */
  private turn(): void {
    const latest = this.held.reduce((time, line) => (line.time > time ? line.time : time), "");
    this.handOver([...this.held, ...this.fresh.filter(({ time }) => time <= latest)]);
    this.held = this.fresh.filter(({ time }) => time > latest);
    this.fresh = [];
    if (this.held.length > 0) setImmediate(() => this.turn());
  }

  private handOver(lines: LogLine[]): void {
    if (lines.length > 0) this.onLines(lines.sort(byTime));
  }
}
