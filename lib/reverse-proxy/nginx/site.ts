import { block, directive, expression, type NginxDirective, rawDirectives, variable } from "../../config/nginx-conf";
import type { ProxySite } from "../reverse-proxy-engine";

interface ServerOptions {
  readonly port: number;
  readonly extraServer?: string;
}

/** Upstream and server of one site. */
export function siteDirectives(site: ProxySite, { port, extraServer }: ServerOptions): NginxDirective[] {
  return [
    upstream(site),
    block("server", [], [
      directive("listen", port),
      directive("server_name", ...site.serverNames),
      directive("client_max_body_size", `${site.maxBodySizeMiB}m`),
      ...(extraServer === undefined ? [] : [rawDirectives(extraServer)]),
      // The application's health is nobody's business outside.
      block("location", ["^~", "/-/"], [directive("return", 404)]),
      block("location", ["~", expression("/\\.(?!well-known/)")], [directive("return", 404)]),
      ...staticFiles(site),
      block("location", ["/"], toApplication(site)),
    ]),
  ];
}

function upstream({ name, servers }: ProxySite): NginxDirective {
  return block("upstream", [upstreamName(name)], [
    directive("zone", upstreamName(name), "256k"),
    // Names are asked again and again: a container that was started anew may have another address.
    ...servers.map((server) => directive("server", server, "resolve", "max_fails=3", "fail_timeout=5s")),
    directive("keepalive", 32),
    directive("keepalive_timeout", "60s"),
  ]);
}

function upstreamName(site: string): string {
  return `app-${site}`;
}

function staticFiles({ staticUrlPath, staticFolder }: ProxySite): NginxDirective[] {
  if (staticUrlPath === undefined || staticFolder === undefined) return [];
  return [
    block("location", ["^~", staticUrlPath], [
      directive("alias", `${staticFolder}/`),
      directive("access_log", "off"),
      directive("expires", "1h"),
      // A name that carries the hash of its content never means anything else.
      block("location", ["~", expression("\\.[0-9a-f]{12}\\.[A-Za-z0-9]+$")], [
        directive("expires", "1y"),
        directive("add_header", "Cache-Control", "public, immutable"),
      ]),
    ]),
  ];
}

function toApplication({ name, requestTimeoutSeconds }: ProxySite): NginxDirective[] {
  return [
    directive("proxy_pass", `http://${upstreamName(name)}`),
    directive("proxy_http_version", "1.1"),
    directive("proxy_set_header", "Connection", variable("connection_upgrade")),
    directive("proxy_set_header", "Upgrade", variable("http_upgrade")),
    // With its port, or the application takes a browser's form post for a forgery.
    directive("proxy_set_header", "Host", expression("$host$is_request_port$request_port")),
    directive("proxy_set_header", "X-Real-IP", variable("remote_addr")),
    directive("proxy_set_header", "X-Forwarded-For", variable("remote_addr")),
    directive("proxy_set_header", "X-Forwarded-Proto", variable("forwarded_scheme")),
    directive("proxy_set_header", "X-Forwarded-Host", expression("$host$is_request_port$request_port")),
    directive("proxy_set_header", "X-Request-ID", variable("request_id")),
    directive("proxy_set_header", "Forwarded", ""),
    directive("proxy_connect_timeout", "5s"),
    directive("proxy_send_timeout", `${requestTimeoutSeconds}s`),
    directive("proxy_read_timeout", `${requestTimeoutSeconds}s`),
    directive("proxy_buffer_size", "8k"),
    directive("proxy_buffers", 16, "8k"),
    directive("proxy_busy_buffers_size", "16k"),
    // A long answer waits for a slow client in the application: the space in memory is for what clients send.
    directive("proxy_max_temp_file_size", 0),
    directive("proxy_redirect", "off"),
    // Not at 502 and 503: an application that says 503 for a moment would be taken out as a whole.
    directive("proxy_next_upstream", "error", "timeout"),
    directive("proxy_next_upstream_tries", 2),
    directive("proxy_next_upstream_timeout", "10s"),
  ];
}
