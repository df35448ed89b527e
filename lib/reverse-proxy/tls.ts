import { type AddressBlock, addressBlock, overlap, writtenBlock } from "../config/ip-address";
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

/**
 * Fewer bits are no load balancer's: the largest network that one owner has is `10.0.0.0/8`, of IPv6 a registry gives out
 * no more than a /19, and what everybody has for himself is `fc00::/7`.
 *
 * @see https://www.iana.org/assignments/ipv4-address-space/ipv4-address-space.xhtml
 */
const FEWEST_BITS = { 4: 8, 6: 16 } as const;
const OWN_VERSION_6 = "fc00::/7";

function checkCidr(cidr: string): void {
  const block = addressBlock(cidr);
  if (block === undefined) throw new Error(`'trustedProxies' must be addresses in CIDR notation such as '10.0.0.0/8', got ${JSON.stringify(cidr)}`);
  const [address] = cidr.split("/");
  const isOwn = block.version === 6 && block.bits >= 7 && overlaps(block, OWN_VERSION_6);
  if (block.bits < FEWEST_BITS[block.version] && !isOwn) {
    const what = block.bits === 0 ? "the whole internet" : `a part of the internet that many share (fewer than ${FEWEST_BITS[block.version]} bits)`;
    throw new Error(`'trustedProxies' must not be ${what}, got '${cidr}': everybody could forge an address; name what stands in front`);
  }
  if (block.version === 6 && overlaps(block, "::ffff:0.0.0.0/96")) {
    throw new Error(`'trustedProxies' must name IPv4 addresses as such, got '${cidr}', which holds IPv4 in the form of IPv6; write it as '10.0.0.0/8'`);
  }
  if (overlaps(block, "127.0.0.0/8") || overlaps(block, "::1/128")) {
    throw new Error(
      `'trustedProxies' must be addresses as the proxy's container sees them, got '${cidr}'; what runs on the Docker host itself ` +
        "comes from the gateway of the edge network, such as '172.16.0.0/12'",
    );
  }
  if (NOBODY.some((one) => overlaps(block, one))) throw new Error(`'trustedProxies' must be addresses that something can have, got '${cidr}'; name what stands in front`);
  if (!block.isExact) {
    throw new Error(`'trustedProxies' must say whether one address or a network is meant, got '${cidr}'; write '${address}' or '${writtenBlock(block)}'`);
  }
}

const NOBODY = ["0.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4", "::/128", "ff00::/8"];

function overlaps(block: AddressBlock, text: string): boolean {
  const other = addressBlock(text);
  return other !== undefined && overlap(block, other);
}
