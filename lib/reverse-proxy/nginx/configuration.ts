import { REQUEST_LIMITS } from "../../app-server/request-limits";
import { block, comment, directive, expression, type NginxDirective, rawDirectives } from "../../config/nginx-conf";
import type { ReverseProxyEngineBindOptions } from "../reverse-proxy-engine";
import { forwarding } from "./forwarding";
import { headersForApplications } from "./headers";
import { type Limits, limitZones } from "./limits";
import { addMissingHeaders, missingHeaders } from "./security-headers";
import { siteDirectives } from "./site";

export interface NginxModel extends ReverseProxyEngineBindOptions {
  readonly port: number;
  readonly statusPort: number;
  readonly workerConnections: number;
  readonly drainSeconds: number;
  readonly limits: Limits;
  /** 30 for Nginx 1.30. */
  readonly minorVersion: number;
  readonly extraHttp?: string;
  readonly extraServer?: string;
}

/** The whole configuration. Sources of the numbers: h5bp's server configs and nginx's own defaults. */
export function nginxConfiguration(model: NginxModel): NginxDirective[] {
  return [
    comment("Made by cdktf-webstack; changes here are lost at the next release."),
    // The host's processors are not ours: the container's limit decides.
    directive("worker_processes", Math.max(1, Math.ceil(model.cpus))),
    directive("worker_rlimit_nofile", 2 * model.workerConnections + 512),
    directive("worker_shutdown_timeout", `${model.drainSeconds}s`),
    directive("pid", "/tmp/nginx.pid"),
    directive("error_log", "/dev/stderr", "notice"),
    block("events", [], [directive("worker_connections", model.workerConnections)]),
    block("http", [], [
      ...basics(model),
      ...temporaryPaths(),
      ...logging(),
      ...compression(),
      ...forwarding(model),
      ...headersForApplications(model),
      ...missingHeaders(),
      ...limitZones(model.limits),
      ...(model.extraHttp === undefined ? [] : [rawDirectives(model.extraHttp)]),
      statusServer(model),
      unknownNames(model),
      ...model.sites.flatMap((site) => siteDirectives(site, model)),
    ]),
  ];
}

function basics({ minorVersion }: NginxModel): NginxDirective[] {
  return [
    directive("include", "/etc/nginx/mime.types"),
    directive("default_type", "application/octet-stream"),
    directive("server_tokens", "off"),
    // Long enough for any host name.
    directive("server_names_hash_bucket_size", 512),
    // A location that adds a header keeps those of its server.
    directive("add_header_inherit", "merge"),
    directive("sendfile", "on"),
    directive("tcp_nopush", "on"),
    directive("reset_timedout_connection", "on"),
    directive("keepalive_timeout", "20s"),
    // Clients' idle connections survive a reload for as long.
    directive("keepalive_min_timeout", "5s"),
    directive("client_header_timeout", "15s"),
    directive("client_body_timeout", "15s"),
    directive("send_timeout", "15s"),
    directive("client_body_buffer_size", "128k"),
    directive("large_client_header_buffers", 4, `${Math.max(REQUEST_LIMITS.lineBytes, REQUEST_LIMITS.fieldBytes) / 1024}k`),
    ...(minorVersion >= 30 ? [directive("max_headers", REQUEST_LIMITS.fields)] : []),
    // Docker's own name server tells how long a name is good for, but means ten minutes; a release needs seconds.
    directive("resolver", "127.0.0.11", "valid=1s", "ipv6=off"),
  ];
}

function temporaryPaths(): NginxDirective[] {
  return ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((what) => directive(`${what}_temp_path`, `/tmp/${what}`));
}

function logging(): NginxDirective[] {
  const fields = [
    "time=$time_iso8601", "client=$remote_addr", "host=$host", "method=$request_method", "uri=$request_uri", "status=$status",
    "bytes=$bytes_sent", "seconds=$request_time", "upstream=$upstream_addr", "upstream_status=$upstream_status",
    "upstream_seconds=$upstream_response_time", "request_id=$request_id",
  ];
  const json = fields.map((field) => field.replace(/^([^=]+)=(.*)$/, '"$1":"$2"')).join(",");
  return [
    directive("log_format", "json", "escape=json", expression(`{${json}}`)),
    // Docker takes a line at a time from the proxy: without a buffer that is a fifth of all it could answer.
    directive("access_log", "/dev/stdout", "json", "buffer=32k", "flush=1s"),
  ];
}

function compression(): NginxDirective[] {
  return [
    directive("gzip", "on"),
    directive("gzip_comp_level", 5),
    directive("gzip_min_length", 256),
    directive("gzip_proxied", "any"),
    directive("gzip_vary", "on"),
    directive(
      "gzip_types", "application/javascript", "application/json", "application/manifest+json", "application/xml",
      "image/svg+xml", "text/css", "text/javascript", "text/plain", "text/xml",
    ),
  ];
}

/** For the route job and the health check; nobody outside the container reaches it. */
function statusServer({ statusPort, releaseMarker }: NginxModel): NginxDirective {
  return block("server", [], [
    directive("listen", `127.0.0.1:${statusPort}`),
    directive("access_log", "off"),
    block("location", ["=", "/release"], [directive("default_type", "text/plain"), directive("return", 200, releaseMarker)]),
    block("location", ["=", "/status"], [directive("stub_status")]),
    block("location", ["/"], [directive("return", 404)]),
  ]);
}

/** Whoever asks for a name that is no site of ours gets no answer, and who speaks no HTTP is told so. */
function unknownNames({ port }: NginxModel): NginxDirective {
  return block("server", [], [
    directive("listen", port, "default_server"),
    directive("server_name", "_"),
    ...addMissingHeaders(),
    directive("return", 444),
  ]);
}
