import { type ApacheDirective, directive, rawDirectives, section } from "../../config/apache-conf";
import type { ProxySite } from "../reverse-proxy-engine";
import { toApplication } from "./application";
import { forwarding } from "./forwarding";
import { QUIET } from "./logging";
import { addMissingHeaders } from "./security-headers";
import { requestBodies } from "./spool";
import type { VirtualHost } from "./virtual-hosts";

export interface SiteOptions {
  readonly port: number;
  readonly spoolPort: number;
  readonly trustedProxies: string[];
  readonly trustedHeaders?: string[];
  readonly extraVirtualHost?: string;
}

// An encoded slash is one to the application.
const SLASH = "(?:/|%2[Ff])";

/** One virtual host of a site. */
export function siteDirectives({ site, names }: VirtualHost, options: SiteOptions): ApacheDirective {
  const [first, ...others] = names;
  return section("VirtualHost", [`*:${options.port}`], [
    directive("ServerName", first.replace("*", "any")),
    ...(first.startsWith("*") ? [directive("ServerAlias", first)] : []),
    ...(others.length > 0 ? [directive("ServerAlias", ...others)] : []),
    ...(options.extraVirtualHost === undefined ? [] : [rawDirectives(options.extraVirtualHost)]),
    ...(site.securityHeaders === false ? [] : addMissingHeaders()),
    // The application's health is nobody's business outside.
    section("LocationMatch", [`^${SLASH}+-${SLASH}|${SLASH}\\.(?!well-known/)`], [directive("RedirectMatch", 404, ".*")]),
    ...refusals(),
    ...forwarding(options),
    ...requestBodies(site, options.spoolPort),
    ...staticFiles(site),
    ...toApplication(site),
  ]);
}

/** What is no request for an application, and would be passed on or answered with 500. */
function refusals(): ApacheDirective[] {
  const refusal = (condition: string, status: number): ApacheDirective => section("If", [condition], [directive("RedirectMatch", status, ".*")]);
  return [refusal("%{REQUEST_METHOD} == 'CONNECT'", 405), refusal("req_novary('Transfer-Encoding') !~ m#^(chunked)?$#i", 501)];
}

function staticFiles({ staticUrlPath, staticFolder }: ProxySite): ApacheDirective[] {
  if (staticUrlPath === undefined || staticFolder === undefined) return [];
  return [
    directive("Alias", staticUrlPath, `${staticFolder}/`),
    directive("ProxyPass", staticUrlPath, "!"),
    section("Directory", [staticFolder], [
      directive("Require", "all", "granted"),
      // A file and its compressed form are told apart by the time alone, as a tag for both would not do.
      directive("FileETag", "None"),
      directive("SetEnv", QUIET, 1),
      directive("Header", "set", "Cache-Control", "max-age=3600"),
      // A name that carries the hash of its content never means anything else.
      section("FilesMatch", ["\\.[0-9a-f]{12}\\.[A-Za-z0-9]+$"], [directive("Header", "set", "Cache-Control", "max-age=31536000, public, immutable")]),
    ]),
  ];
}
