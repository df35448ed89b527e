/** IPv4 alone: URL Rewrite compares text, and an IPv6 address has many spellings. */
const CIDR = /^([0-9]+)[.]([0-9]+)[.]([0-9]+)[.]([0-9]+)(?:\/([0-9]+))?$/;
const OCTET_BITS = 8;
const ANY_OCTET = "[0-9]{1,3}";

export function checkTrustedProxies(trustedProxies: readonly string[]): void {
  const other = trustedProxies.find((cidr) => !CIDR.test(cidr));
  if (other !== undefined) {
    throw new Error(`'trustedProxies' must be IPv4 addresses where Iis is the proxy, got '${other}': its rules compare addresses as text; name the IPv4 addresses of what stands in front`);
  }
}

/** A pattern of the addresses, without anchors and captures. */
export function addressPattern(trustedProxies: readonly string[]): string {
  return `(?:${trustedProxies.map(networkPattern).join("|")})`;
}

/**
 * A pattern for `X-Forwarded-For` whose one capture is the client: the last address that no trusted proxy has. Ports,
 * which some load balancers append, are left out.
 */
export function clientPattern(trustedProxies: readonly string[]): string {
  const port = "(?::[0-9]{1,5})?";
  const address = "[0-9]{1,3}(?:[.][0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+";
  return `(?:^|,)\\s*\\[?(${address})\\]?${port}\\s*(?:,\\s*${addressPattern(trustedProxies)}${port}\\s*)*$`;
}

function networkPattern(cidr: string): string {
  const [, ...parts] = CIDR.exec(cidr) ?? [];
  const bits = Number(parts[4] ?? 4 * OCTET_BITS);
  return parts.slice(0, 4).map((octet, index) => octetPattern(Number(octet), bits - index * OCTET_BITS)).join("[.]");
}

/** @param bits how many of its bits are fixed */
function octetPattern(octet: number, bits: number): string {
  if (bits >= OCTET_BITS) return String(octet);
  if (bits <= 0) return ANY_OCTET;
  const size = 2 ** (OCTET_BITS - bits);
  const first = octet - (octet % size);
  return `(?:${Array.from({ length: size }, (_, index) => first + index).join("|")})`;
}
