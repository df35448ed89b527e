import { isIP } from "node:net";
import { checkKinds, listOf, TEXT } from "../container/kinds";
import { checkTrustedHeaders } from "./client-headers";

/** Properties of `Tls.terminatedElsewhere`. */
export interface TerminatedElsewhereProps {
  /**
   * Addresses of what stands in front and ends TLS, in CIDR notation: `["10.0.0.0/8"]`. Only its `X-Forwarded-For` and
   * `X-Forwarded-Proto` are believed. Of several schemes, of proxies that append theirs, the first counts.
   */
  readonly trustedProxies: string[];

  /**
   * Headers of their own that these proxies set for the application, such as `["X-Forwarded-User"]` of an
   * authenticating proxy. They arrive as the trusted proxies set them, and from nobody else. Name only what the proxy in
   * front sets on every request, or removes: what it passes on is its client's own word.
   *
   * @default - none: headers that name a client, its address or its certificate are dropped, whoever sends them
   */
  readonly trustedHeaders?: string[];
}

/** Who speaks TLS with the browsers. */
export class Tls {
  /** Nobody: the site is plain HTTP. For trials and for networks that are closed otherwise. */
  public static none(): Tls {
    return new Tls([], []);
  }

  /** A load balancer or another proxy in front; browsers see `https://`. */
  public static terminatedElsewhere(props: TerminatedElsewhereProps): Tls {
    checkKinds("Tls.terminatedElsewhere", props, { required: { trustedProxies: listOf(TEXT) }, optional: { trustedHeaders: listOf(TEXT) } });
    if (props.trustedProxies.length === 0) {
      throw new Error("'trustedProxies' must name at least one address such as '10.0.0.0/8', got none, so nobody's headers could be believed; use Tls.none() without TLS");
    }
    for (const cidr of props.trustedProxies) checkCidr(cidr);
    const { trustedProxies, trustedHeaders = [] } = props;
    checkTrustedHeaders(trustedHeaders);
    return new Tls([...trustedProxies], [...trustedHeaders]);
  }

  /** Addresses whose forwarded headers are believed, in CIDR notation. */
  public readonly trustedProxies: string[];

  /** Headers that reach the application as the trusted proxies set them. */
  public readonly trustedHeaders: string[];

  private constructor(trustedProxies: string[], trustedHeaders: string[]) {
    this.trustedProxies = trustedProxies;
    this.trustedHeaders = trustedHeaders;
  }

  /** Whether browsers use TLS. */
  public get behindTls(): boolean {
    return this.trustedProxies.length > 0;
  }
}

function checkCidr(cidr: string): void {
  const [address, bits, ...rest] = cidr.split("/");
  const version = isIP(address);
  const most = version === 4 ? 32 : 128;
  const whole = bits === undefined || (/^[0-9]{1,3}$/.test(bits) && Number(bits) <= most);
  if (version === 0 || !whole || rest.length > 0) {
    throw new Error(`'trustedProxies' must be addresses in CIDR notation such as '10.0.0.0/8', got ${JSON.stringify(cidr)}`);
  }
  if (address.startsWith("127.") || address === "::1") {
    throw new Error(
      `'trustedProxies' must be addresses as the proxy's container sees them, got '${cidr}'; what runs on the Docker host itself ` +
        "comes from the gateway of the edge network, such as '172.16.0.0/12'",
    );
  }
  if (bits === "0") throw new Error(`'trustedProxies' must not be the whole internet, got '${cidr}': everybody could forge an address; name what stands in front`);
}
