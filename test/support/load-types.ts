/** What the load consists of. */
export interface LoadOptions {
  /** TCP port to connect to. */
  readonly port: number;
  /** @default "127.0.0.1" */
  readonly address?: string;
  /**
   * The host header, with its port.
   * @default - address and port connected to
   */
  readonly host?: string;
  /**
   * Send `X-Forwarded-Proto: https` and an https Origin, as behind a proxy that ends TLS.
   * @default false
   */
  readonly https?: boolean;
  /**
   * Sent with every request.
   * @default - none
   */
  readonly headers?: Record<string, string>;
  /**
   * Visitors at the same time, each with one kept-alive connection, cookies and CSRF token of its own.
   * @default 16
   */
  readonly clients?: number;
  /**
   * Part of each visitor's requests that are form posts, 0 to 1.
   * @default 0.25
   */
  readonly postShare?: number;
  /**
   * Pages asked for in turn. Name the page with the form among them.
   * @default ["/", "/about/"]
   */
  readonly pages?: readonly string[];
  /** @default "/" */
  readonly formPage?: string;
  /** @default "/orders/" */
  readonly postPath?: string;
  /**
   * Fields of the form besides the unique name, the token and the selects, of which the first choice is taken.
   * @default { quantity: "1", note: "under load" }
   */
  readonly postFields?: Record<string, string>;
  /**
   * The field that gets a unique name in each post.
   * @default "name"
   */
  readonly nameField?: string;
  /**
   * Start of those names: tells this load's rows from others in the database.
   * @default - `load-` and a value unique to the process and time
   */
  readonly namePrefix?: string;
  /**
   * Its first group is the address of a page's asset; empty: no assets. A page without one is a failure.
   * @default - a hashed style sheet below /static/
   */
  readonly assetPattern?: string;
  /**
   * The asset is asked for with every so many pages.
   * @default 5
   */
  readonly assetEvery?: number;
  /**
   * Its first group is the version in a page; empty: no versions. A page without one is a failure.
   * @default - the release in the shop's footer
   */
  readonly versionPattern?: string;
  /**
   * Upper bound of the random pause after each request, in milliseconds.
   * @default 20
   */
  readonly thinkMs?: number;
  /**
   * Bound on each request, in seconds.
   * @default 30
   */
  readonly timeoutSeconds?: number;
  /**
   * Time that requests under way get at the end, in seconds; then they count as unfinished.
   * @default 10
   */
  readonly stopSeconds?: number;
  /**
   * The load ends by itself after so many seconds.
   * @default 600
   */
  readonly maxSeconds?: number;
  /**
   * The load ends by itself after so many requests, and those under way.
   * @default 1000000
   */
  readonly maxRequests?: number;
}

/** One failed request. */
export interface FailureSample {
  /** When it was sent, ISO 8601. */
  readonly at: string;
  readonly afterMs: number;
  readonly method: string;
  readonly path: string;
  /** First 200 characters of the answer. */
  readonly body: string;
}

/** What the load saw. */
export interface LoadReport {
  /** Requests sent, posts and assets included. */
  readonly requests: number;
  readonly posts: number;
  readonly assets: number;
  readonly failed: number;
  /** By kind, for example `GET 502`, `POST ECONNRESET`, `GET timeout`, `GET page without version`. */
  readonly failures: Record<string, { readonly count: number; readonly samples: readonly FailureSample[] }>;
  /** Pages seen by version. */
  readonly versions: Record<string, number>;
  /** TCP connections opened. */
  readonly connections: number;
  /** Names whose post was answered 2xx or 3xx: each must be a row. */
  readonly acceptedNames: readonly string[];
  /** Names whose post failed or stayed unfinished: each may be a row. */
  readonly failedNames: readonly string[];
  /** Requests cut off at the end. */
  readonly unfinished: number;
  readonly latencyMs: { readonly p50: number; readonly p99: number; readonly max: number };
  readonly seconds: number;
  readonly ended: "stopped" | "time" | "count";
}

/** How far a load has come. */
export interface LoadProgress {
  readonly requests: number;
  readonly failed: number;
}
