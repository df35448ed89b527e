/** One line that a container printed. */
export interface LogLine {
  /** Engine's clock, to the nanosecond: `2026-01-02T03:04:05.123456789Z`. Such texts are in the order of time. */
  readonly time: string;
  readonly stream: "stdout" | "stderr";
  readonly text: string;
}

const TIMED = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z) ?(.*?)\r?$/s;

/** A line of `docker logs --timestamps`; nothing where it is a word of Docker's own. */
export function logLine(line: string, stream: LogLine["stream"]): LogLine | undefined {
  const [, time, text] = TIMED.exec(line) ?? [];
  return time === undefined ? undefined : { time, stream, text };
}

/** The order of time, for `sort`. */
export function byTime(one: { readonly time: string }, other: { readonly time: string }): number {
  return one.time < other.time ? -1 : one.time > other.time ? 1 : 0;
}
