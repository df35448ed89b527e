import { UpstreamProtocol } from "../../app-server/app-server-engine";
import { block, directive, expression, type NginxArgument, type NginxDirective, variable } from "../../config/nginx-conf";
import { droppedHeaders } from "../client-headers";
import type { ProxySite } from "../reverse-proxy-engine";
import { trustedHeader } from "./forwarding";
import { upstreamName } from "./site";

interface Headers {
  readonly sites: ProxySite[];
  readonly trustedHeaders?: string[];
}

type Value = NginxArgument;

/** With its port, or the application takes a browser's form post for a forgery. */
const HOST = expression("$host$is_request_port$request_port");

/**
 * What goes with every request to an application, for the `http` block: locations of a user's own have it too. A client's
 * headers that are neither set nor dropped here pass as they are.
 */
export function headersForApplications({ sites, trustedHeaders = [] }: Headers): NginxDirective[] {
  const speaksUwsgi = sites.some(({ protocol }) => protocol === UpstreamProtocol.UWSGI);
  return [...upgrades(sites), ...overHttp(trustedHeaders), ...(speaksUwsgi ? overUwsgi(trustedHeaders) : [])];
}

/** A websocket takes its connection over. Any other protocol would be a tunnel past every rule here, so it is not asked for. */
function upgrades(sites: ProxySite[]): NginxDirective[] {
  const map = (name: string, websocket: Value, otherwise: Value): NginxDirective =>
    block("map", [variable("http_upgrade"), variable(name)], [directive("default", otherwise), directive(expression("~*^websocket$"), websocket)]);
  const closing = sites.filter(({ idleConnectionSeconds }) => idleConnectionSeconds === 0);
  return [
    map("websocket_upgrade", "websocket", ""),
    // Empty, not "close", where a connection is used again.
    block("map", [variable("proxy_host"), variable("idle_connection")], [
      directive("default", ""),
      ...closing.map(({ name }) => directive(upstreamName(name), "close")),
    ]),
    map("connection_upgrade", "upgrade", variable("idle_connection")),
  ];
}

function overHttp(trustedHeaders: string[]): NginxDirective[] {
  const header = (name: string, value: Value): NginxDirective => directive("proxy_set_header", name, value);
  return [
    // Room for all the names below.
    directive("proxy_headers_hash_max_size", 2048),
    directive("proxy_headers_hash_bucket_size", 128),
    header("Connection", variable("connection_upgrade")),
    header("Upgrade", variable("websocket_upgrade")),
    header("HTTP2-Settings", ""),
    header("Host", HOST),
    header("X-Real-IP", variable("remote_addr")),
    header("X-Forwarded-For", variable("remote_addr")),
    header("X-Forwarded-Proto", variable("forwarded_scheme")),
    header("X-Forwarded-Host", HOST),
    header("X-Request-ID", variable("request_id")),
    ...trustedHeaders.map((name) => header(name, trustedHeader(name))),
    ...droppedHeaders(trustedHeaders).map((name) => header(name, "")),
  ];
}

/** Parameters of the request itself, by nginx's variables of the same names in lower case. */
const REQUEST = [
  "QUERY_STRING", "REQUEST_METHOD", "CONTENT_TYPE", "CONTENT_LENGTH", "REQUEST_URI", "SERVER_PROTOCOL", "REMOTE_ADDR", "REMOTE_PORT",
  "SERVER_NAME", "SERVER_PORT",
];

/** @see https://uwsgi-docs.readthedocs.io/en/latest/Vars.html */
function overUwsgi(trustedHeaders: string[]): NginxDirective[] {
  const parameter = (name: string, value: Value, ...rest: string[]): NginxDirective => directive("uwsgi_param", name, value, ...rest);
  const header = (name: string, value: Value): NginxDirective => parameter(parameterOf(name), value);
  // A client's own is left out, and where there is no value nothing stands in its place.
  const replaced = (name: string, value: Value): NginxDirective => parameter(parameterOf(name), value, "if_not_empty");
  return [
    ...REQUEST.map((name) => parameter(name, variable(name.toLowerCase()))),
    parameter("PATH_INFO", variable("document_uri")),
    parameter("UWSGI_SCHEME", variable("forwarded_scheme")),
    header("Host", HOST),
    header("X-Real-IP", variable("remote_addr")),
    header("X-Forwarded-For", variable("remote_addr")),
    header("X-Forwarded-Proto", variable("forwarded_scheme")),
    header("X-Forwarded-Host", HOST),
    header("X-Request-ID", variable("request_id")),
    replaced("Upgrade", variable("websocket_upgrade")),
    replaced("Connection", variable("connection_upgrade")),
    replaced("HTTP2-Settings", ""),
    // We have the whole body, and say how long it is.
    replaced("Transfer-Encoding", ""),
    ...trustedHeaders.map((name) => replaced(name, trustedHeader(name))),
    ...droppedHeaders(trustedHeaders).map((name) => replaced(name, "")),
  ];
}

function parameterOf(header: string): string {
  return `HTTP_${header.toUpperCase().replaceAll("-", "_")}`;
}
