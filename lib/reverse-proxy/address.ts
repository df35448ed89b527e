import { isAddress, isIn } from "../config/ip-address";
import { wholeNumber } from "../container/numbers";

/** What no host has: of IPv4 nothing but its own networks, all those that mean several, and IPv4 in the form of IPv6. */
const NOT_OF_A_HOST = ["0.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4", "ff00::/8", "::ffff:0.0.0.0/96"];

/** Where the proxy listens on the Docker host. */
export interface Address {
  readonly bindAddress: string;
  readonly httpPort: number;
}

export function checkAddress(props: { readonly bindAddress?: string; readonly httpPort?: number }): Address {
  const bindAddress = props.bindAddress ?? "0.0.0.0";
  if (!isAddress(bindAddress) || (bindAddress !== "0.0.0.0" && isIn(bindAddress, NOT_OF_A_HOST))) {
    throw new Error(`'bindAddress' must be an address of the Docker host such as '0.0.0.0' or '127.0.0.1', got ${JSON.stringify(bindAddress)}`);
  }
  return { bindAddress, httpPort: wholeNumber("httpPort", props.httpPort ?? 80, { atLeast: 1, atMost: 65_535 }) };
}

/** An origin as a browser sends it. Where TLS ends elsewhere, browsers know nothing of our port. */
export function originOf(serverName: string, behindTls: boolean, httpPort: number): string {
  if (behindTls) return `https://${serverName}`;
  return `http://${serverName}${httpPort === 80 ? "" : `:${httpPort}`}`;
}
