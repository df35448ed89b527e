import { isIP } from "node:net";
import { wholeNumber } from "../container/numbers";

/** Where the proxy listens on the Docker host. */
export interface Address {
  readonly bindAddress: string;
  readonly httpPort: number;
}

export function checkAddress(props: { readonly bindAddress?: string; readonly httpPort?: number }): Address {
  const bindAddress = props.bindAddress ?? "0.0.0.0";
  if (isIP(bindAddress) === 0) {
    throw new Error(`'bindAddress' must be an address of the Docker host such as '0.0.0.0' or '127.0.0.1', got ${JSON.stringify(bindAddress)}`);
  }
  return { bindAddress, httpPort: wholeNumber("httpPort", props.httpPort ?? 80, { atLeast: 1, atMost: 65_535 }) };
}

/** An origin as a browser sends it. Where TLS ends elsewhere, browsers know nothing of our port. */
export function originOf(serverName: string, behindTls: boolean, httpPort: number): string {
  if (behindTls) return `https://${serverName}`;
  return `http://${serverName}${httpPort === 80 ? "" : `:${httpPort}`}`;
}
