import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import { byTime, logLine, type LogLine } from "./log-line";

/** A running `docker logs --timestamps`. */
export interface LogProcess extends Pick<ChildProcess, "once" | "kill"> {
  readonly stdout: Readable;
  readonly stderr: Readable;
}

/** Reads what one container prints: both its streams as one, in the order of time. */
export class LogReader {
  /** Resolves with Docker's complaint, if any, when there is no more to come. */
  public readonly ended: Promise<string | undefined>;
  private readonly fresh: LogLine[] = [];
  private complaint?: string;

  public constructor(private readonly process: LogProcess, private readonly onLines: (lines: LogLine[]) => void) {
    this.read(process.stdout, "stdout");
    this.read(process.stderr, "stderr");
    this.ended = new Promise((settle) => {
      process.once("error", (error) => settle(error.message));
      process.once("close", (code: number | null) => {
        this.handOver();
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

  /** What both streams have to say in one turn of the event loop is put in order: Docker wrote it in order. */
  private take(lines: readonly string[], stream: LogLine["stream"]): void {
    if (this.fresh.length === 0) setImmediate(() => this.handOver());
    for (const line of lines) {
      const taken = logLine(line, stream);
      if (taken !== undefined) this.fresh.push(taken);
      else if (line !== "") this.complaint = line.replace(/^Error response from daemon: /, "");
    }
  }

  private handOver(): void {
    if (this.fresh.length > 0) this.onLines(this.fresh.splice(0).sort(byTime));
  }
}
