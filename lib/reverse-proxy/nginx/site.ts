import { block, directive, expression, type NginxDirective, rawDirectives, variable } from "../../config/nginx-conf";
import type { ProxySite } from "../reverse-proxy-engine";
import { toApplication } from "./application";
import { type Limits, limited } from "./limits";
import { addMissingHeaders } from "./security-headers";

interface ServerOptions {
  readonly minorVersion: number;
  readonly port: number;
  readonly limits: Limits;
  readonly extraServer?: string;
}

/** Upstream and server of one site. */
export function siteDirectives(site: ProxySite, { minorVersion, port, limits, extraServer }: ServerOptions): NginxDirective[] {
  return [
    upstream(site, minorVersion),
    block("server", [], [
      directive("listen", port),
      directive("server_name", ...site.serverNames),
      directive("client_max_body_size", `${site.maxBodySizeMiB}m`),
      ...(extraServer === undefined ? [] : [rawDirectives(extraServer)]),
      ...(site.securityHeaders === false ? [] : addMissingHeaders()),
      // The application's health is nobody's business outside.
      block("location", ["^~", "/-/"], [directive("return", 404)]),
      hiddenFiles(),
      ...staticFiles(site),
      block("location", ["/"], [...limited(limits), ...toApplication(site, expression(upstreamName(site.name)))]),
      ...untilResolved(site),
    ]),
  ];
}

function hiddenFiles(): NginxDirective {
  return block("location", ["~", expression("/\\.(?!well-known/)")], [directive("return", 404)]);
}

function upstream({ name, servers, idleConnectionSeconds }: ProxySite, minorVersion: number): NginxDirective {
  return block("upstream", [upstreamName(name)], [
    directive("zone", upstreamName(name), "256k"),
    // Names are asked again and again: a container that was started anew may have another address.
    ...servers.map((server) => directive("server", server, "resolve", "max_fails=3", "fail_timeout=5s")),
    // A page that failed at the last server that is trusted may be had from one that is not.
    ...servers.map((server) => directive("server", server, "resolve", "max_fails=0", "backup")),
    ...(idleConnectionSeconds > 0 ? [directive("keepalive", 32), directive("keepalive_timeout", `${idleConnectionSeconds}s`)] : noneKept(minorVersion)),
  ]);
}

/** By itself Nginx keeps connections from 1.29.7 on, also those that a server closes without a word. */
function noneKept(minorVersion: number): NginxDirective[] {
  return minorVersion >= 30 ? [directive("keepalive", 0)] : [];
}

/**
 * Right after a reload nginx serves before it knows the address of any new name, and answers 502 at once. Such a request,
 * which no server has seen yet, waits for the first server's address.
 */
function untilResolved(site: ProxySite): NginxDirective[] {
  const upstream = upstreamName(site.name);
  const location = `@${upstream}-unresolved`;
  return [
    // After a user's own error pages, which go before it.
    directive("error_page", 502, "=", location),
    block("location", [location], [
      // Addresses of servers stand here, and the upstream's name alone only where none was tried: nothing is sent twice.
      block("if", [expression("($upstream_addr"), "!=", `${upstream})`], [directive("return", 502)]),
      directive("resolver_timeout", "5s"),
      // Only a name out of a variable is asked for when it is needed.
      directive("set", variable("first_server"), ...site.servers.slice(0, 1)),
      ...toApplication(site, variable("first_server")),
    ]),
  ];
}

export function upstreamName(site: string): string {
  return `app-${site}`;
}

function staticFiles({ staticUrlPath, staticFolder }: ProxySite): NginxDirective[] {
  if (staticUrlPath === undefined || staticFolder === undefined) return [];
  return [
    block("location", ["^~", staticUrlPath], [
      directive("alias", `${staticFolder}/`),
      directive("access_log", "off"),
      directive("expires", "1h"),
      // No pattern outside is asked for a path of these.
      hiddenFiles(),
      // A name that carries the hash of its content never means anything else.
      block("location", ["~", expression("\\.[0-9a-f]{12}\\.[A-Za-z0-9]+$")], [
        directive("expires", "1y"),
        directive("add_header", "Cache-Control", "public, immutable"),
      ]),
    ]),
  ];
}
