/**
 * How many requests a client may make, an address counting as one client. A request of an address that has used up its
 * rate and its `burst` is answered 429. Static files are not counted.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_limit_req_module.html
 */
export interface NginxLimitReq {
  /**
   * Requests a second. Either this or `ratePerMinute` has to be given.
   *
   * @default - `ratePerMinute`
   */
  readonly ratePerSecond?: number;

  /**
   * Requests a minute.
   *
   * @default - `ratePerSecond`
   */
  readonly ratePerMinute?: number;

  /**
   * Requests beyond the rate that are still served: a page asks for many things at once.
   *
   * @default - as many as the rate is
   */
  readonly burst?: number;

  /**
   * How many of the `burst` are served at once; the others wait until the rate lets them through.
   *
   * @default - all of them: `nodelay`
   */
  readonly delay?: number;

  /**
   * Whether everything is served, and what would be refused is only written to the error log.
   *
   * @default false
   */
  readonly dryRun?: boolean;

  /**
   * Status of a refused request: 400 to 599.
   *
   * @default 429
   */
  readonly status?: number;

  /**
   * Memory for what is known of clients, in MiB, a part of the proxy's: about 8,000 addresses each. The addresses that
   * were quiet for longest are forgotten first.
   *
   * @default 10
   */
  readonly zoneSizeMiB?: number;
}

/**
 * How many requests of one client, which is an address, the application may be at work on at the same time; one more is
 * answered 429. Static files are not counted, and a websocket counts as long as it lives.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_limit_conn_module.html
 */
export interface NginxLimitConn {
  /** Most requests at the same time. */
  readonly connections: number;

  /**
   * Whether everything is served, and what would be refused is only written to the error log.
   *
   * @default false
   */
  readonly dryRun?: boolean;

  /**
   * Status of a refused request: 400 to 599.
   *
   * @default 429
   */
  readonly status?: number;

  /**
   * Memory for what is known of clients, in MiB, a part of the proxy's: about 16,000 addresses each.
   *
   * @default 10
   */
  readonly zoneSizeMiB?: number;
}
