import type { IUpstream } from "../app-server/upstream";

/** Properties of one site behind a `ReverseProxy`. */
export interface SiteProps {
  /** The application. */
  readonly upstream: IUpstream;

  /**
   * Host names it answers to, without scheme and port. `*.example.com` stands for every name below `example.com`.
   */
  readonly serverNames: string[];

  /**
   * Largest request body, in MiB.
   *
   * @default 10
   */
  readonly maxBodySizeMiB?: number;

  /**
   * Whether the application gets a front network of its own, where applications of other sites cannot reach it. The proxy
   * has to join it: adding such a site later replaces the proxy.
   *
   * @default false
   */
  readonly isolated?: boolean;

  /**
   * Whether an answer gets `X-Content-Type-Options: nosniff`, `Referrer-Policy: strict-origin-when-cross-origin` and
   * `X-Frame-Options: SAMEORIGIN` where the application does not send its own. A page that other sites may frame says so by
   * `Content-Security-Policy: frame-ancestors`, which browsers heed instead of `X-Frame-Options`. Not with `Iis`.
   *
   * @default true
   */
  readonly securityHeaders?: boolean;
}
