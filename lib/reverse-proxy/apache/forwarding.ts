import { type ApacheDirective, directive, expressionString } from "../../config/apache-conf";

const KNOWN_CONNECTION = "m#^ *((close|keep-alive|upgrade|te|http2-settings) *,? *)*$#i";

/** What the application is told of the client; headers of a client are believed from a trusted proxy alone. */
export function forwarding(trustedProxies: string[]): ApacheDirective[] {
  const set = (name: string, value: string): ApacheDirective => directive("RequestHeader", "set", name, value);
  return [
    // A header named here goes no further, not even one of ours.
    directive("RequestHeader", "set", "Connection", "close", `expr=!(req_novary('Connection') =~ ${KNOWN_CONNECTION})`),
    set("X-Real-IP", "expr=%{REMOTE_ADDR}"),
    set("X-Forwarded-For", "expr=%{REMOTE_ADDR}"),
    scheme(trustedProxies),
    set("X-Forwarded-Host", "expr=%{HTTP_HOST}"),
    set("X-Request-ID", "%{UNIQUE_ID}e"),
    directive("RequestHeader", "unset", "Forwarded"),
    // Programs take it for the environment's HTTP_PROXY.
    directive("RequestHeader", "unset", "Proxy", "early"),
  ];
}

/** Addresses that stand for the client they name. */
export function trustedAddresses(addresses: string[]): ApacheDirective[] {
  if (addresses.length === 0) return [];
  return [directive("RemoteIPHeader", "X-Forwarded-For"), directive("RemoteIPInternalProxy", ...addresses)];
}

function scheme(addresses: string[]): ApacheDirective {
  const header: [string, string, string] = ["set", "X-Forwarded-Proto", "http"];
  if (addresses.length === 0) return directive("RequestHeader", ...header);
  const peer = addresses.map((address) => `%{CONN_REMOTE_ADDR} -ipmatch ${expressionString(address)}`).join(" || ");
  return directive("RequestHeader", ...header, `expr=!(req_novary('X-Forwarded-Proto') == 'https' && (${peer}))`);
}
