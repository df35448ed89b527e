import { type ApacheDirective, directive, section } from "../../config/apache-conf";
import type { ProxySite } from "../reverse-proxy-engine";
import { isUwsgi, toApplication } from "./application";
import { QUIET } from "./logging";

/**
 * Keeps request bodies whole before the application sees them, so that it never waits for a slow client, and refuses those
 * that are too large: Apache's own limit is for requests that it does not pass on.
 */
export function requestBodies(site: ProxySite, spoolPort: number): ApacheDirective[] {
  return [
    ...limit(site),
    // A body that goes through a filter is kept whole, and so is one of unknown length when its length has to be told.
    section("Location", ["/"], [directive("SetInputFilter", "BUFFER")]),
    directive("SetEnv", "proxy-sendcl", 1),
    // What that is no help for takes a way through this server itself: how long it is is known afterwards.
    directive("RewriteEngine", "On"),
    directive("RewriteCond", "expr", `req_novary('Transfer-Encoding') != ''${isUwsgi(site) ? " || req_novary('Content-Length') -gt 0" : ""}`),
    directive("RewriteRule", "^(/.*)$", `http://127.0.0.1:${spoolPort}$1`, "[P]"),
    directive("ProxyTimeout", site.requestTimeoutSeconds + 5),
  ];
}

/** Where those bodies come by a second time. */
export function spoolDirectives(site: ProxySite, port: number): ApacheDirective[] {
  return [
    directive("Listen", `127.0.0.1:${port}`),
    section("VirtualHost", [`127.0.0.1:${port}`], [
      directive("ServerName", "spool.invalid"),
      directive("SetEnvIf", "Request_URI", "^", `${QUIET}=1`),
      directive("RemoteIPHeader", "X-Real-IP"),
      directive("RemoteIPInternalProxy", "127.0.0.1"),
      // Read there, it is gone here.
      directive("RequestHeader", "set", "X-Real-IP", "expr=%{REMOTE_ADDR}"),
      ...limit(site),
      ...toApplication(site),
    ]),
  ];
}

function limit({ maxBodySizeMiB }: ProxySite): ApacheDirective[] {
  const most = maxBodySizeMiB * 1024 * 1024;
  return [directive("LimitRequestBody", most), section("If", [`req_novary('Content-Length') -gt ${most}`], [directive("RedirectMatch", 413, ".*")])];
}
