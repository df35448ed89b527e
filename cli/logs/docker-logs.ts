import type { Engine } from "../engine";
import { Gate } from "./gate";
import type { LogProcess } from "./log-reader";

/** What of a log is wanted, as Docker's options say it. */
export interface Range {
  readonly since?: string;
  readonly tail?: string;
  readonly follow?: boolean;
}

const AT_ONCE = 6;
/** A container that prints nothing does not show that Docker has begun to listen to it. */
const OPEN_MILLISECONDS = 400;

/** Starts `docker logs`, a few at a time. */
export class DockerLogs {
  private readonly gate = new Gate(AT_ONCE);

  public constructor(private readonly engine: Engine) {}

  public async open(id: string, { since, tail, follow }: Range): Promise<LogProcess> {
    const leave = await this.gate.enter();
    const process = this.engine.start([
      "logs", "--timestamps",
      ...(follow ? ["--follow"] : []),
      ...(since === undefined ? [] : ["--since", since]),
      ...(tail === undefined ? [] : ["--tail", tail]),
      id,
    ]);
    const timer = follow ? setTimeout(leave, OPEN_MILLISECONDS) : undefined;
    process.stdout.once("data", leave);
    process.once("close", () => {
      clearTimeout(timer);
      leave();
    });
    return process;
  }
}
