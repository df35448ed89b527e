import { directive, type NginxDirective, variable } from "../../config/nginx-conf";
import type { NginxLimitConn, NginxLimitReq } from "../nginx-limits";

/** Limits of the requests that go to applications. */
export interface Limits {
  readonly limitReq?: NginxLimitReq;
  readonly limitConn?: NginxLimitConn;
}

export const TOO_MANY_REQUESTS = 429;
export const DEFAULT_ZONE_MIB = 10;

const REQUESTS = "webstack_requests";
const CONNECTIONS = "webstack_connections";

/** For the `http` block. By then the address is that of the client whom a trusted proxy named. */
export function limitZones({ limitReq, limitConn }: Limits): NginxDirective[] {
  const zone = (name: string, { zoneSizeMiB = DEFAULT_ZONE_MIB }: { readonly zoneSizeMiB?: number }): string => `zone=${name}:${zoneSizeMiB}m`;
  const client = variable("binary_remote_addr");
  return [
    ...(limitReq ? [directive("limit_req_zone", client, zone(REQUESTS, limitReq), `rate=${rate(limitReq)}`)] : []),
    ...(limitConn ? [directive("limit_conn_zone", client, zone(CONNECTIONS, limitConn))] : []),
  ];
}

/** For the location of an application. */
export function limited({ limitReq, limitConn }: Limits): NginxDirective[] {
  return [...(limitReq ? limitedRequests(limitReq) : []), ...(limitConn ? limitedConnections(limitConn) : [])];
}

function limitedRequests(limit: NginxLimitReq): NginxDirective[] {
  const { burst = limit.ratePerSecond ?? limit.ratePerMinute ?? 0, delay, status = TOO_MANY_REQUESTS, dryRun = false } = limit;
  const atOnce = delay === undefined ? ["nodelay"] : delay > 0 ? [`delay=${delay}`] : [];
  return [
    directive("limit_req", `zone=${REQUESTS}`, ...(burst > 0 ? [`burst=${burst}`, ...atOnce] : [])),
    directive("limit_req_status", status),
    ...(dryRun ? [directive("limit_req_dry_run", "on")] : []),
  ];
}

function limitedConnections({ connections, status = TOO_MANY_REQUESTS, dryRun = false }: NginxLimitConn): NginxDirective[] {
  return [
    directive("limit_conn", CONNECTIONS, connections),
    directive("limit_conn_status", status),
    ...(dryRun ? [directive("limit_conn_dry_run", "on")] : []),
  ];
}

function rate({ ratePerSecond, ratePerMinute }: NginxLimitReq): string {
  return ratePerSecond === undefined ? `${ratePerMinute}r/m` : `${ratePerSecond}r/s`;
}
