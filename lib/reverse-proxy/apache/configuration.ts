import { REQUEST_LIMITS } from "../../app-server/request-limits";
import { type ApacheDirective, comment, directive, expressionString, rawDirectives, section } from "../../config/apache-conf";
import type { ProxySite, ReverseProxyEngineBindOptions } from "../reverse-proxy-engine";
import { dropUnderscores, trustedAddresses } from "./forwarding";
import { logging, QUIET } from "./logging";
import { modules } from "./modules";
import { addMissingHeaders } from "./security-headers";
import { siteDirectives } from "./site";
import { spoolDirectives } from "./spool";
import { virtualHosts } from "./virtual-hosts";
import { type Workers, workerDirectives } from "./workers";

export interface ApacheModel extends ReverseProxyEngineBindOptions {
  readonly port: number;
  readonly statusPort: number;
  readonly workers: Workers;
  readonly keepAliveSeconds: number;
  readonly drainSeconds: number;
  readonly extraServer?: string;
  readonly extraVirtualHost?: string;
}

const COMPRESSED = [
  "application/javascript", "application/json", "application/manifest+json", "application/xml", "image/svg+xml", "text/css",
  "text/javascript", "text/plain", "text/xml", "text/html",
];

/** The whole configuration. Sources of the numbers: Apache's manual, and what Nginx does in the same place. */
export function apacheConfiguration(model: ApacheModel): ApacheDirective[] {
  const spoolPort = (site: ProxySite): number => model.statusPort + 1 + model.sites.indexOf(site);
  return [
    comment("Made by cdktf-webstack; changes here are lost at the next release."),
    directive("ServerRoot", "/usr/local/apache2"),
    ...modules(),
    directive("Listen", model.port),
    directive("Listen", `127.0.0.1:${model.statusPort}`),
    directive("ServerName", "localhost"),
    directive("PidFile", "/tmp/httpd.pid"),
    directive("DefaultRuntimeDir", "/tmp"),
    // Docker kills it after ten.
    directive("GracefulShutdownTimeout", 9),
    ...workerDirectives(model.workers),
    ...basics(model),
    ...logging(),
    ...compression(),
    ...dropUnderscores(model.trustedHeaders),
    ...trustedAddresses(model.trustedProxies),
    ...(model.extraServer === undefined ? [] : [rawDirectives(model.extraServer)]),
    // The first answers whatever no other does.
    unknownNames(model),
    statusServer(model),
    ...virtualHosts(model.sites).map((host) => siteDirectives(host, { ...model, spoolPort: spoolPort(host.site) })),
    ...model.sites.flatMap((site) => spoolDirectives(site, spoolPort(site))),
  ];
}

function basics({ keepAliveSeconds, quiesceFile }: ApacheModel): ApacheDirective[] {
  return [
    directive("ServerTokens", "Prod"),
    directive("ServerSignature", "Off"),
    directive("TraceEnable", "off"),
    directive("HttpProtocolOptions", "Strict"),
    directive("Protocols", "http/1.1"),
    directive("LimitRequestFieldSize", REQUEST_LIMITS.fieldBytes),
    directive("LimitRequestLine", REQUEST_LIMITS.lineBytes),
    directive("LimitRequestFields", REQUEST_LIMITS.fields),
    directive("Timeout", 60),
    directive("RequestReadTimeout", "handshake=0", "header=15-30,MinRate=500", "body=15,MinRate=500"),
    directive("KeepAlive", "On"),
    directive("KeepAliveTimeout", keepAliveSeconds),
    directive("MaxKeepAliveRequests", 0),
    // A reload cuts idle connections: there are none when this was said to all for as long as they are kept.
    directive("Header", "always", "set", "Connection", "close", `expr=-f ${expressionString(quiesceFile)} && req_novary('Upgrade') == ''`),
    directive("TypesConfig", "conf/mime.types"),
    section("Directory", ["/"], [directive("Require", "all", "denied"), directive("AllowOverride", "None"), directive("Options", "None")]),
  ];
}

function compression(): ApacheDirective[] {
  return [
    directive("AddOutputFilterByType", "DEFLATE", ...COMPRESSED),
    directive("DeflateCompressionLevel", 5),
    // Or a browser's question whether its copy is still good would never be answered with yes.
    directive("DeflateAlterETag", "NoChange"),
  ];
}

/** Whoever asks for a name that is no site of ours gets as little as Apache can answer. */
function unknownNames({ port }: ApacheModel): ApacheDirective {
  return section("VirtualHost", [`*:${port}`], [
    directive("ServerName", "unknown.invalid"),
    ...addMissingHeaders(),
    directive("KeepAlive", "Off"),
    directive("ErrorDocument", 421, "unknown host"),
    directive("RedirectMatch", 421, ".*"),
  ]);
}

/** For the route job and the health check; nobody outside the container reaches it. */
function statusServer({ statusPort, releaseMarker }: ApacheModel): ApacheDirective {
  return section("VirtualHost", [`127.0.0.1:${statusPort}`], [
    directive("ServerName", "status.invalid"),
    directive("SetEnvIf", "Request_URI", "^", `${QUIET}=1`),
    directive("ErrorDocument", 200, releaseMarker),
    directive("RedirectMatch", 200, "^/release$"),
    directive("RedirectMatch", 404, "^(?!/status$)"),
    section("Location", ["/status"], [directive("Require", "all", "granted"), directive("SetHandler", "server-status")]),
  ]);
}
