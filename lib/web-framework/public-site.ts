/** How browsers reach an application: known when its proxy is made, and handed back to the application. */
export interface PublicSite {
  /** Host names, without ports. A name that begins with `*.` stands for every name below it. */
  readonly serverNames: string[];

  /** Origins as a browser sends them: scheme, host name and, unless it is the scheme's own, port. */
  readonly origins: string[];

  /** Whether browsers use TLS. The proxy then overwrites `X-Forwarded-Proto`. */
  readonly behindTls: boolean;
}
