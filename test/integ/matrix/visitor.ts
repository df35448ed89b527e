import { Browser } from "../../support/browser";
import { type Answer, exchange } from "../../support/exchange";
import type { Cell } from "./cells";
import { portOf, SERVER_NAME } from "./site";

const TIMEOUT_SECONDS = 20;

/** Somebody who uses the site of a cell. */
export class Visitor {
  public readonly port: number;
  public readonly https: boolean;
  /** The host header. */
  public readonly host: string;
  /** What the load balancer in front says, where there is one. */
  public readonly headers: Record<string, string>;

  public constructor(cell: Cell) {
    this.port = portOf(cell);
    this.https = cell.tls === "https";
    this.host = this.https ? SERVER_NAME : `${SERVER_NAME}:${this.port}`;
    this.headers = this.https ? { "x-forwarded-proto": "https" } : {};
  }

  public browser(): Browser {
    const { port, host, https } = this;
    return new Browser({ port, host, https, timeoutSeconds: TIMEOUT_SECONDS });
  }

  public ask(path: string, request: { method?: string; headers?: Record<string, string>; body?: Buffer } = {}): Promise<Answer> {
    const { headers, ...rest } = request;
    const target = { address: "127.0.0.1", port: this.port, timeoutSeconds: TIMEOUT_SECONDS };
    return exchange(target, { method: "GET", path, ...rest, headers: { host: this.host, ...this.headers, ...headers } });
  }

  /** The names of all notes there are. */
  public async notes(): Promise<string[]> {
    return (JSON.parse((await this.ask("/notes")).body) as { names: string[] }).names;
  }
}
