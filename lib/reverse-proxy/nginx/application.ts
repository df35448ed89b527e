import { UpstreamProtocol } from "../../app-server/app-server-engine";
import { directive, expression, type NginxDirective, type NginxExpression, variable } from "../../config/nginx-conf";
import type { ProxySite } from "../reverse-proxy-engine";

/** With its port, or the application takes a browser's form post for a forgery. */
const HOST = expression("$host$is_request_port$request_port");

/** What passes a request on to `upstream`; headers of a client that we speak for ourselves are overwritten. */
export function toApplication(site: ProxySite, upstream: NginxExpression): NginxDirective[] {
  const { module, pass } = DIALECTS[site.protocol];
  const set = (name: string, ...values: (string | number)[]): NginxDirective => directive(`${module}_${name}`, ...values);
  return [
    ...pass(site, upstream),
    set("connect_timeout", "5s"),
    set("send_timeout", `${site.requestTimeoutSeconds}s`),
    set("read_timeout", `${site.requestTimeoutSeconds}s`),
    set("buffer_size", "8k"),
    set("buffers", 16, "8k"),
    set("busy_buffers_size", "16k"),
    // A long answer waits for a slow client in the application: the space in memory is for what clients send.
    set("max_temp_file_size", 0),
    // Not at 502 and 503: an application that says 503 for a moment would be taken out as a whole.
    set("next_upstream", "error", "timeout"),
    set("next_upstream_tries", 2),
    set("next_upstream_timeout", "10s"),
  ];
}

interface Dialect {
  /** Beginning of its directives. */
  readonly module: string;
  readonly pass: (site: ProxySite, upstream: NginxExpression) => NginxDirective[];
}

const DIALECTS: { readonly [protocol in UpstreamProtocol]: Dialect } = {
  [UpstreamProtocol.HTTP]: { module: "proxy", pass: overHttp },
  [UpstreamProtocol.UWSGI]: { module: "uwsgi", pass: (_, upstream) => overUwsgi(upstream) },
};

function overHttp({ idleConnectionSeconds }: ProxySite, upstream: NginxExpression): NginxDirective[] {
  const header = (name: string, value: Parameters<typeof directive>[1]): NginxDirective => directive("proxy_set_header", name, value);
  return [
    directive("proxy_pass", expression(`http://${upstream.expression}`)),
    directive("proxy_http_version", "1.1"),
    header("Connection", variable(idleConnectionSeconds > 0 ? "connection_upgrade" : "connection_close")),
    header("Upgrade", variable("http_upgrade")),
    header("Host", HOST),
    header("X-Real-IP", variable("remote_addr")),
    header("X-Forwarded-For", variable("remote_addr")),
    header("X-Forwarded-Proto", variable("forwarded_scheme")),
    header("X-Forwarded-Host", HOST),
    header("X-Request-ID", variable("request_id")),
    header("Forwarded", ""),
    directive("proxy_redirect", "off"),
  ];
}

/** @see https://uwsgi-docs.readthedocs.io/en/latest/Vars.html */
function overUwsgi(upstream: NginxExpression): NginxDirective[] {
  const parameter = (name: string, value: Parameters<typeof directive>[1], ...rest: string[]): NginxDirective =>
    directive("uwsgi_param", name, value, ...rest);
  return [
    directive("uwsgi_pass", upstream),
    ...["QUERY_STRING", "REQUEST_METHOD", "CONTENT_TYPE", "CONTENT_LENGTH", "REQUEST_URI", "SERVER_PROTOCOL", "REMOTE_ADDR", "REMOTE_PORT", "SERVER_NAME"]
      .map((name) => parameter(name, variable(name.toLowerCase()))),
    parameter("PATH_INFO", variable("document_uri")),
    parameter("SERVER_PORT", variable("server_port")),
    parameter("UWSGI_SCHEME", variable("forwarded_scheme")),
    parameter("HTTP_HOST", HOST),
    parameter("HTTP_X_REAL_IP", variable("remote_addr")),
    parameter("HTTP_X_FORWARDED_FOR", variable("remote_addr")),
    parameter("HTTP_X_FORWARDED_PROTO", variable("forwarded_scheme")),
    parameter("HTTP_X_FORWARDED_HOST", HOST),
    parameter("HTTP_X_REQUEST_ID", variable("request_id")),
    // A client's own is left out, and nothing stands in its place.
    parameter("HTTP_FORWARDED", "", "if_not_empty"),
    parameter("HTTP_PROXY", "", "if_not_empty"),
    // We have the whole body, and say how long it is.
    parameter("HTTP_TRANSFER_ENCODING", "", "if_not_empty"),
  ];
}
