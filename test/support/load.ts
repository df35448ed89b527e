import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { LoadOptions, LoadProgress, LoadReport } from "./load-types";

export type { FailureSample, LoadOptions, LoadProgress, LoadReport } from "./load-types";

type Line = ({ readonly type: "progress" } & LoadProgress) | ({ readonly type: "report" } & LoadReport);

const START_SECONDS = 15;

/** A counted load on a site from a process of its own. Retries nothing. One object is one run. */
export class Load {
  private readonly options: Required<LoadOptions>;
  private child?: ChildProcess;
  private closed?: Promise<unknown>;
  private seen: LoadProgress = { requests: 0, failed: 0 };
  private report?: LoadReport;
  private over = false;
  private complaints = "";

  public constructor(options: LoadOptions) {
    this.options = withDefaults(options);
  }

  /** Starts the load; resolves when it runs. */
  public async start(): Promise<void> {
    if (this.child !== undefined) {
      throw new Error("this load was started before; make a new one");
    }
    const client = join(__dirname, "load-client.mjs");
    const child = spawn(process.execPath, [client, JSON.stringify(this.options)], { stdio: ["pipe", "pipe", "pipe"] });
    this.child = child;
    this.closed = once(child, "close");
    child.stderr.on("data", (chunk: Buffer) => (this.complaints += chunk.toString()));
    const lines = createInterface({ input: child.stdout });
    lines.on("line", (line) => this.read(JSON.parse(line) as Line));
    void this.closed.finally(() => (this.over = true)).catch(() => undefined);
    try {
      await within(START_SECONDS, Promise.race([once(lines, "line"), this.closed]), "the load did not start");
    } catch (error) {
      child.kill("SIGKILL");
      throw error;
    }
    if (this.over && this.report === undefined) {
      throw new Error(`the load did not start: ${this.complaints}`);
    }
  }

  /** Requests sent and failed so far, at most about a second old. */
  public progress(): LoadProgress {
    return this.seen;
  }

  /** Resolves once `requests` were sent. Rejects if the load ends before, or after `timeoutSeconds`. */
  public async untilRequests(requests: number, timeoutSeconds: number): Promise<void> {
    const end = Date.now() + timeoutSeconds * 1000;
    while (this.seen.requests < requests) {
      if (this.over || Date.now() > end) {
        const why = this.over ? "and ended" : `in ${timeoutSeconds} s`;
        throw new Error(`the load sent ${this.seen.requests} requests ${why}, ${requests} were waited for`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Ends the load, lets requests under way finish, and tells what was seen. */
  public stop(): Promise<LoadReport> {
    this.child?.kill("SIGTERM");
    return this.finish(this.options.stopSeconds + START_SECONDS);
  }

  /** Waits until the load ends by itself, by time or by count, and tells what was seen. */
  public untilEnd(): Promise<LoadReport> {
    const { maxSeconds, stopSeconds } = this.options;
    return this.finish(maxSeconds + stopSeconds + START_SECONDS);
  }

  private async finish(seconds: number): Promise<LoadReport> {
    if (this.closed === undefined) {
      throw new Error("the load was not started");
    }
    try {
      await within(seconds, this.closed, "the load did not end");
    } finally {
      this.child?.kill("SIGKILL");
    }
    if (this.report === undefined) {
      throw new Error(`the load ended without a report: ${this.complaints}`);
    }
    return this.report;
  }

  private read(line: Line): void {
    const { type, ...rest } = line;
    this.seen = { requests: rest.requests, failed: rest.failed };
    if (type === "report") {
      this.report = rest as LoadReport;
    }
  }
}

/** Runs a load until it ends by itself, after `maxSeconds` or `maxRequests`. */
export async function runLoadProcess(options: LoadOptions): Promise<LoadReport> {
  const load = new Load(options);
  await load.start();
  return load.untilEnd();
}

function withDefaults(options: LoadOptions): Required<LoadOptions> {
  const address = options.address ?? "127.0.0.1";
  return {
    address,
    host: `${address}:${options.port}`,
    https: false,
    headers: {},
    clients: 16,
    postShare: 0.25,
    pages: ["/", "/about/"],
    formPage: "/",
    postPath: "/orders/",
    postFields: { quantity: "1", note: "under load" },
    nameField: "name",
    namePrefix: `load-${process.pid.toString(36)}-${Date.now().toString(36)}`,
    assetPattern: 'href="(/static/[^"]+\\.[0-9a-f]{12}\\.css)"',
    assetEvery: 5,
    versionPattern: '<span class="release">([^<]+)</span>',
    thinkMs: 20,
    timeoutSeconds: 30,
    stopSeconds: 10,
    maxSeconds: 600,
    maxRequests: 1_000_000,
    ...options,
  };
}

async function within(seconds: number, event: Promise<unknown>, complaint: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${complaint} within ${seconds} s`)), seconds * 1000);
  });
  try {
    await Promise.race([event, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
