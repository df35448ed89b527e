import { UpstreamProtocol } from "../app-server/app-server-engine";
import { renderNginxConf } from "../config/nginx-conf";
import { ContainerPlatform } from "../container/container-spec";
import { checkKinds } from "../container/kinds";
import { wholeNumber } from "../container/numbers";
import { NGINX } from "./kinds";
import { nginxConfiguration } from "./nginx/configuration";
import { checkInherited } from "./nginx-inherited";
import { checkLimits } from "./nginx-limit-checks";
import type { NginxLimitConn, NginxLimitReq } from "./nginx-limits";
import type { IReverseProxyEngine, ReverseProxyEngineBindOptions, ReverseProxyServer } from "./reverse-proxy-engine";

const DEFAULT_VERSION = "1.30.5-trixie";
const STATUS_PORT = 8081;
const USER = "101:101";
const RELEASE_URL = `http://127.0.0.1:${STATUS_PORT}/release`;

/** By itself curl takes a redirection for an answer. */
const FETCH = `status=$(curl -sS -m 2 -o /tmp/fetched -w '%{http_code}' "$1") || exit 1
[ "$status" = 200 ] || { echo "it answered $status" >&2; exit 1; }
cat /tmp/fetched`;

/** Properties of `Nginx`. */
export interface NginxProps {
  /**
   * Tag of the official image `nginxinc/nginx-unprivileged`, 1.29.3 or newer.
   *
   * @default "1.30.5-trixie"
   */
  readonly version?: string;

  /**
   * Connections each worker process holds at most, to clients and applications together.
   *
   * @default 4096
   * @see https://nginx.org/en/docs/ngx_core_module.html#worker_connections
   */
  readonly workerConnections?: number;

  /**
   * Seconds that requests may take to finish when a release changes the configuration.
   *
   * @default 30
   * @see https://nginx.org/en/docs/ngx_core_module.html#worker_shutdown_timeout
   */
  readonly workerShutdownTimeoutSeconds?: number;

  /**
   * Limit of the requests that one address makes, of all sites together. Several people behind one router have one address:
   * begin with `dryRun`.
   *
   * @default - none
   */
  readonly limitReq?: NginxLimitReq;

  /**
   * Limit of the requests of one address that applications are at work on at the same time, of all sites together.
   *
   * @default - none
   */
  readonly limitConn?: NginxLimitConn;

  /**
   * Directives for the `http` block, as text: `"limit_req_zone $binary_remote_addr zone=login:10m rate=10r/m;"`.
   * `proxy_set_header` and `uwsgi_param` are refused here: see `extraServerDirectives`.
   *
   * @default - none
   */
  readonly extraHttpDirectives?: string;

  /**
   * Directives for the `server` block of every site, as text. An `error_page` for 502 here replaces the library's, by which
   * a request waits when Nginx does not know the application's addresses yet, right after a release.
   *
   * A `location` of your own with `proxy_pass` gets the headers that the library sets for applications, unless it has a
   * `proxy_set_header` (or `uwsgi_param`) itself: nginx then takes the location's alone. Outside of a location they are
   * refused, because they would take the place of the library's for the whole site.
   *
   * @default - none
   */
  readonly extraServerDirectives?: string;
}

/** Nginx, as its own unprivileged image. */
export class Nginx implements IReverseProxyEngine {
  public readonly productName = "Nginx";
  public readonly platform = ContainerPlatform.LINUX;
  public readonly protocols = [UpstreamProtocol.HTTP, UpstreamProtocol.UWSGI];
  public readonly imageName: string;
  public readonly port = 8080;
  private readonly drainSeconds: number;
  private readonly minorVersion: number;

  /** Everything has a default. */
  public constructor(private readonly props: NginxProps = {}) {
    checkKinds("Nginx", props, NGINX);
    const version = props.version ?? DEFAULT_VERSION;
    const [, minor, patch] = /^1[.]([0-9]+)[.]([0-9]+)(-[a-z0-9.-]+)?$/.exec(version) ?? [];
    if (minor === undefined || Number(minor) * 1000 + Number(patch) < 29_003 || version.includes("slim")) {
      throw new Error(`'version' of Nginx must be a full version of 1.29.3 or newer, not the slim one, such as '${DEFAULT_VERSION}', got '${version}'`);
    }
    this.minorVersion = Number(minor);
    this.imageName = `nginxinc/nginx-unprivileged:${version}`;
    for (const prop of ["workerConnections", "workerShutdownTimeoutSeconds"] as const) {
      wholeNumber(`${prop}' of 'Nginx`, props[prop] ?? 1, { atLeast: 1, atMost: 100_000 });
    }
    checkLimits(props);
    for (const prop of ["extraHttpDirectives", "extraServerDirectives"] as const) checkInherited(prop, props[prop]);
    this.drainSeconds = props.workerShutdownTimeoutSeconds ?? 30;
  }

  public bind(options: ReverseProxyEngineBindOptions): ReverseProxyServer {
    return {
      clientTimeoutSeconds: 15,
      container: {
        command: ["nginx", "-g", "daemon off;", "-c"],
        tmpfs: { "/tmp": `rw,noexec,nosuid,nodev,size=${options.temporarySpaceMiB}m` },
        stopSignal: "SIGQUIT",
        stopGraceSeconds: 10,
        openFiles: 2 * (this.props.workerConnections ?? 4096) + 512,
        healthCheck: { command: ["curl", "-fsS", "-o", "/dev/null", "-m", "4", RELEASE_URL], intervalSeconds: 15 },
      },
      live: {
        user: USER,
        drainSeconds: this.drainSeconds,
        configuration: this.configuration(options),
        // Root would give its temporary folders to the user whom nginx was built for, and may not.
        checkCommand: ["nginx", "-t", "-q", "-g", "user root;", "-c"],
        reloadCommand: ["kill", "-HUP", "1"],
        fetchCommand: ["sh", "-c", FETCH, "fetch"],
        releaseUrl: RELEASE_URL,
        workerTitle: "nginx: worker process",
      },
    };
  }

  private configuration(options: ReverseProxyEngineBindOptions): string {
    return renderNginxConf(
      nginxConfiguration({
        ...options,
        port: this.port,
        statusPort: STATUS_PORT,
        workerConnections: this.props.workerConnections ?? 4096,
        drainSeconds: this.drainSeconds,
        limits: this.props,
        minorVersion: this.minorVersion,
        extraHttp: this.props.extraHttpDirectives,
        extraServer: this.props.extraServerDirectives,
      }),
    );
  }
}
