import { type ApacheDirective, directive, expressionString } from "../../config/apache-conf";

const SPOKEN_FOR = ["X-Real-IP", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Request-ID", "Content-Length", "Content-Type", "Transfer-Encoding"];

/** To programs, a name with underscores is the one with hyphens, which nobody but us and Apache itself speaks for. */
export function dropUnderscores(): ApacheDirective[] {
  return SPOKEN_FOR.flatMap(spellings).map((name) => directive("RequestHeader", "unset", name));
}

/** The name with an underscore for some of its hyphens, or all. */
function spellings(name: string): string[] {
  const [first, ...rest] = name.split("-");
  const all = rest.reduce((begun, word) => begun.flatMap((one) => [`${one}-${word}`, `${one}_${word}`]), [first]);
  return all.filter((spelling) => spelling !== name);
}

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
