import { type ApacheDirective, directive, expressionString } from "../../config/apache-conf";
import { droppedHeaders, SET_HEADERS } from "../client-headers";

/** Whose headers are believed, and which. */
export interface Trust {
  readonly trustedProxies: string[];
  readonly trustedHeaders?: string[];
}

/** What Apache or we say of a request. */
const SPOKEN_FOR = [...SET_HEADERS, "Content-Length", "Content-Type", "Transfer-Encoding", "HTTP2-Settings"];

/** To programs, a name with underscores is the one with hyphens, which nobody but us and Apache itself speaks for. */
export function dropUnderscores(trustedHeaders: readonly string[] = []): ApacheDirective[] {
  return [...SPOKEN_FOR, ...trustedHeaders, ...droppedHeaders(trustedHeaders)].flatMap(spellings).map((name) => directive("RequestHeader", "unset", name));
}

/** The name with an underscore for some of its hyphens, or all. */
function spellings(name: string): string[] {
  const [first, ...rest] = name.split("-");
  const all = rest.reduce((begun, word) => begun.flatMap((one) => [`${one}-${word}`, `${one}_${word}`]), [first]);
  return all.filter((spelling) => spelling !== name);
}

const KNOWN_CONNECTION = "m#^ *((close|keep-alive|upgrade|te|http2-settings) *,? *)*$#i";

const WEBSOCKET = "req_novary('Upgrade') =~ /^websocket$/i";

/** What the application is told of the client; headers of a client are believed from a trusted proxy alone. */
export function forwarding({ trustedProxies, trustedHeaders = [] }: Trust): ApacheDirective[] {
  const set = (name: string, value: string): ApacheDirective => directive("RequestHeader", "set", name, value);
  return [
    // A header named here goes no further, not even one of ours.
    directive("RequestHeader", "set", "Connection", "close", `expr=!(req_novary('Connection') =~ ${KNOWN_CONNECTION})`),
    // A websocket takes its connection over. Any other protocol would be a tunnel past every rule here.
    directive("RequestHeader", "unset", "Connection", `expr=req_novary('Connection') =~ /upgrade/i && !(${WEBSOCKET})`),
    directive("RequestHeader", "unset", "Upgrade", `expr=!(${WEBSOCKET})`),
    set("X-Real-IP", "expr=%{REMOTE_ADDR}"),
    set("X-Forwarded-For", "expr=%{REMOTE_ADDR}"),
    ...scheme(trustedProxies),
    set("X-Forwarded-Host", "expr=%{HTTP_HOST}"),
    set("X-Request-ID", "%{UNIQUE_ID}e"),
    directive("RequestHeader", "unset", "HTTP2-Settings"),
    ...trustedHeaders.map((name) => directive("RequestHeader", "unset", name, `expr=!(${comesFrom(trustedProxies)})`)),
    ...droppedHeaders(trustedHeaders).map((name) => directive("RequestHeader", "unset", name)),
  ];
}

/** Addresses that stand for the client they name. */
export function trustedAddresses(addresses: string[]): ApacheDirective[] {
  if (addresses.length === 0) return [];
  const bare = (pattern: string): ApacheDirective => directive("RequestHeader", "edit*", "X-Forwarded-For", pattern, "$1", "early");
  return [
    // A port behind an address, as some load balancers write it, is one to Nginx and no address at all to Apache.
    bare("(?<![0-9A-Fa-f:.])([0-9]+[.][0-9]+[.][0-9]+[.][0-9]+):[0-9]+(?=[ \\t]*(?:,|$))"),
    bare("\\[([0-9A-Fa-f:.]+)\\](?::[0-9]+)?(?=[ \\t]*(?:,|$))"),
    directive("RemoteIPHeader", "X-Forwarded-For"),
    directive("RemoteIPInternalProxy", ...addresses),
  ];
}

/** Proxies that append put the browser's scheme first. Some name a websocket's own. */
const HTTPS = "req_novary('X-Forwarded-Proto') =~ m#^ *(https|wss) *(,|$)#i";

function scheme(addresses: string[]): ApacheDirective[] {
  const set = (value: string, ...condition: string[]): ApacheDirective => directive("RequestHeader", "set", "X-Forwarded-Proto", value, ...condition);
  if (addresses.length === 0) return [set("http")];
  const peer = comesFrom(addresses);
  return [set("https", `expr=${HTTPS} && (${peer})`), set("http", `expr=!(req_novary('X-Forwarded-Proto') == 'https' && (${peer}))`)];
}

/** Whether the other end of the connection is one of these. */
function comesFrom(addresses: string[]): string {
  return addresses.map((address) => `%{CONN_REMOTE_ADDR} -ipmatch ${expressionString(address)}`).join(" || ");
}
