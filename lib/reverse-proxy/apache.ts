import { UpstreamProtocol } from "../app-server/app-server-engine";
import { renderApacheConf } from "../config/apache-conf";
import { ContainerPlatform } from "../container/container-spec";
import { checkKinds } from "../container/kinds";
import { wholeNumber } from "../container/numbers";
import { apacheConfiguration } from "./apache/configuration";
import { FETCH_COMMAND } from "./apache/fetch";
import { reloadCommand } from "./apache/reload";
import { type Workers, workerLimits, workers } from "./apache/workers";
import { APACHE } from "./kinds";
import type { IReverseProxyEngine, ProxySite, ReverseProxyEngineBindOptions, ReverseProxyServer } from "./reverse-proxy-engine";

const DEFAULT_VERSION = "2.4.69-trixie";
const STATUS_PORT = 8081;
const USER = "33:33";
const RELEASE_URL = `http://127.0.0.1:${STATUS_PORT}/release`;
const KEEP_ALIVE_SECONDS = 5;

/** Properties of `Apache`. */
export interface ApacheProps {
  /**
   * Tag of the official image `httpd`, 2.4.62 or newer, on Debian.
   *
   * @default "2.4.69-trixie"
   */
  readonly version?: string;

  /**
   * Threads of each process. A change replaces the proxy's container.
   *
   * @default - half of `maxRequestWorkers`, at most 256
   * @see https://httpd.apache.org/docs/2.4/mod/mpm_common.html#threadsperchild
   */
  readonly threadsPerChild?: number;

  /**
   * Requests served at the same time at most, those of websockets included; rounded down to whole processes. A change
   * replaces the proxy's container.
   *
   * @default - four for each MiB of memory that is not for request bodies: at least 128, at most 2048
   * @see https://httpd.apache.org/docs/2.4/mod/mpm_common.html#maxrequestworkers
   */
  readonly maxRequestWorkers?: number;

  /**
   * Seconds that a release waits for requests of the old configuration before it stops their application.
   *
   * @default 30
   */
  readonly gracefulShutdownTimeoutSeconds?: number;

  /**
   * Directives for the main server, as text: `"LimitRequestFields 50"`.
   *
   * @default - none
   */
  readonly extraDirectives?: string;

  /**
   * Directives for the `VirtualHost` section of every site, as text.
   *
   * @default - none
   */
  readonly extraVirtualHostDirectives?: string;
}

/** Apache HTTP Server with its event MPM, as the official image. */
export class Apache implements IReverseProxyEngine {
  public readonly productName = "Apache";
  public readonly platform = ContainerPlatform.LINUX;
  public readonly protocols = [UpstreamProtocol.HTTP, UpstreamProtocol.UWSGI];
  public readonly imageName: string;
  public readonly port = 8080;
  private readonly drainSeconds: number;

  /** Everything has a default. */
  public constructor(private readonly props: ApacheProps = {}) {
    checkKinds("Apache", props, APACHE);
    const version = props.version ?? DEFAULT_VERSION;
    const [, patch] = /^2[.]4[.]([0-9]+)(-[a-z0-9.-]+)?$/.exec(version) ?? [];
    if (patch === undefined || Number(patch) < 62 || version.includes("alpine")) {
      throw new Error(`'version' of Apache must be a full version of 2.4.62 or newer, not the Alpine one, such as '${DEFAULT_VERSION}', got '${version}'`);
    }
    this.imageName = `httpd:${version}`;
    wholeNumber("threadsPerChild' of 'Apache", props.threadsPerChild ?? 1, { atLeast: 1, atMost: 1000 });
    wholeNumber("maxRequestWorkers' of 'Apache", props.maxRequestWorkers ?? 1, { atLeast: 1, atMost: 20_000 });
    wholeNumber("gracefulShutdownTimeoutSeconds' of 'Apache", props.gracefulShutdownTimeoutSeconds ?? 1, { atLeast: 1, atMost: 100_000 });
    this.drainSeconds = props.gracefulShutdownTimeoutSeconds ?? 30;
  }

  public bind(options: ReverseProxyEngineBindOptions): ReverseProxyServer {
    options.sites.forEach(checkPorts);
    const size = workers({ ...options, ...this.props });
    return {
      clientTimeoutSeconds: 15,
      container: {
        command: ["httpd", "-DFOREGROUND", ...workerLimits(size), "-f"],
        tmpfs: { "/tmp": `rw,noexec,nosuid,nodev,size=${options.temporarySpaceMiB}m` },
        stopSignal: "SIGWINCH",
        stopGraceSeconds: 10,
        openFiles: 4 * size.threads + 512,
        healthCheck: { command: [...FETCH_COMMAND, RELEASE_URL], intervalSeconds: 15 },
      },
      live: {
        user: USER,
        drainSeconds: this.drainSeconds,
        configuration: this.configuration(options, size),
        checkCommand: ["httpd", "-t", ...workerLimits(size), "-f"],
        reloadCommand: reloadCommand(size.processes),
        fetchCommand: FETCH_COMMAND,
        releaseUrl: RELEASE_URL,
        // As one word, and without the hyphen that would make it an option.
        workerTitle: "DFOREGROUND",
        quiesceSeconds: KEEP_ALIVE_SECONDS + 1,
      },
    };
  }

  private configuration(options: ReverseProxyEngineBindOptions, size: Workers): string {
    return renderApacheConf(
      apacheConfiguration({
        ...options,
        port: this.port,
        statusPort: STATUS_PORT,
        workers: size,
        keepAliveSeconds: KEEP_ALIVE_SECONDS,
        drainSeconds: this.drainSeconds,
        extraServer: this.props.extraDirectives,
        extraVirtualHost: this.props.extraVirtualHostDirectives,
      }),
    );
  }
}

/** @see https://github.com/unbit/uwsgi/issues/1491 */
function checkPorts({ name, protocol, servers }: ProxySite): void {
  const lost = protocol === UpstreamProtocol.UWSGI ? servers.find((server) => server.endsWith(":3031")) : undefined;
  if (lost === undefined) return;
  throw new Error(`the site '${name}' must speak uwsgi at another port than 3031 behind Apache, which takes that for no port at all, got '${lost}'; change its 'port'`);
}
