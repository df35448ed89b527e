import { block, directive, expression, type NginxDirective, rawDirectives } from "../../config/nginx-conf";
import type { ProxySite } from "../reverse-proxy-engine";
import { toApplication } from "./application";

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
      block("location", ["/"], toApplication(site, upstreamName(site.name))),
    ]),
  ];
}

function upstream({ name, servers, idleConnectionSeconds }: ProxySite): NginxDirective {
  return block("upstream", [upstreamName(name)], [
    directive("zone", upstreamName(name), "256k"),
    // Names are asked again and again: a container that was started anew may have another address.
    ...servers.map((server) => directive("server", server, "resolve", "max_fails=3", "fail_timeout=5s")),
    ...(idleConnectionSeconds > 0 ? [directive("keepalive", 32), directive("keepalive_timeout", `${idleConnectionSeconds}s`)] : []),
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
