import { once } from "node:events";

/** Standard output that may be closed by its reader, as `| head` does, or left with Ctrl-C: neither is a failure. */
export class Outlet {
  private readonly controller = new AbortController();
  private isBroken = false;

  public constructor(private readonly stream: NodeJS.WriteStream = process.stdout) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      this.isBroken = true;
      this.controller.abort();
    });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => this.controller.abort());
  }

  /** Aborted when nobody wants more. */
  public get closed(): AbortSignal {
    return this.controller.signal;
  }

  /** Prints a line; waits where its reader is slower. */
  public async print(line: string): Promise<void> {
    if (this.isBroken || this.stream.write(`${line}\n`)) return;
    await once(this.stream, "drain", { signal: this.closed }).catch(() => undefined);
  }
}
