import { ApplicationInterface, type AppServerEngineBindOptions, type AppServerProcess, type BodyCopies, type IAppServerEngine, UpstreamProtocol } from "./app-server-engine";
import { numberOf, option } from "./arguments";
import { checkNumbers, GRACE_SECONDS, KEEP_ALIVE_SECONDS, PORT } from "./check-numbers";
import { httpHealthCheck } from "./http-health-check";
import { REQUEST_LIMITS } from "./request-limits";
import { websocketPingSeconds } from "./websocket-ping";

/** Properties of `Hypercorn`. */
export interface HypercornProps {
  /**
   * Seconds an idle connection of the proxy is kept, which keeps it for less.
   *
   * @default 75
   */
  readonly keepAliveSeconds?: number;

  /**
   * Seconds that requests may take to finish when a release replaces the container. A websocket that stays open makes it wait
   * to the end.
   *
   * @default 30
   */
  readonly gracefulTimeoutSeconds?: number;

  /**
   * Seconds between two pings on each websocket.
   *
   * @default - 20, or half of what the proxy waits for an answer where that is less: it cuts silent websockets
   */
  readonly websocketPingIntervalSeconds?: number;

  /**
   * Port to listen on inside the network.
   *
   * @default 8000
   */
  readonly port?: number;

  /**
   * Arguments as on Hypercorn's command line, after those of the library: `["--worker-class", "uvloop"]`.
   *
   * @default - none
   * @see https://hypercorn.readthedocs.io/en/latest/how_to_guides/configuring.html
   */
  readonly extraArguments?: string[];
}

/**
 * Hypercorn, for ASGI applications with or without websockets. The image has to hold its package, 0.17 or newer.
 *
 * One process in each container: of several, the first that has finished ends the others in the midst of their requests. More
 * processors need more `AppServer.replicas`. It could run WSGI, but holds every body in memory for it: `Gunicorn` does not.
 */
export class Hypercorn implements IAppServerEngine {
  public readonly productName = "Hypercorn";
  public readonly applicationInterfaces = [ApplicationInterface.ASGI];
  public readonly protocol = UpstreamProtocol.HTTP;
  public readonly port: number;
  public readonly keepAliveSeconds: number;
  public readonly minimumMemoryMiB = 96;
  /** None: it hands a body on as it comes. */
  public readonly bodyCopies?: BodyCopies = {};

  /** Everything has a default. */
  public constructor(private readonly props: HypercornProps = {}) {
    checkNumbers(this.productName, props, {
      keepAliveSeconds: KEEP_ALIVE_SECONDS,
      gracefulTimeoutSeconds: GRACE_SECONDS,
      websocketPingIntervalSeconds: [1],
      port: PORT,
    });
    this.port = props.port ?? 8000;
    this.keepAliveSeconds = props.keepAliveSeconds ?? 75;
  }

  public bind({ application, livePath, requestTimeoutSeconds }: AppServerEngineBindOptions): AppServerProcess {
    const graceful = this.props.gracefulTimeoutSeconds ?? 30;
    const settings = [
      ...option("bind", `0.0.0.0:${this.port}`),
      // None beside the main process.
      ...option("workers", 0),
      ...option("backlog", 2048),
      ...option("keep-alive", this.keepAliveSeconds),
      ...option("graceful-timeout", graceful),
      ...option("websocket-ping-interval", this.props.websocketPingIntervalSeconds ?? websocketPingSeconds(requestTimeoutSeconds)),
      ...option("error-logfile", "-"),
      ...(this.props.extraArguments ?? []),
    ];
    return {
      command: ["python", "-c", HYPERCORN, ...settings, `asgi:${application}`],
      healthCheck: httpHealthCheck(this.port, livePath),
      stopGraceSeconds: graceful + 5,
      workload: {
        processes: Math.max(1, numberOf(settings, ["--workers", "-w"]) ?? 1),
        gracefulTimeoutSeconds: numberOf(settings, ["--graceful-timeout"]) ?? graceful,
        keepAliveSeconds: numberOf(settings, ["--keep-alive"]) ?? this.keepAliveSeconds,
      },
    };
  }
}

/** No option of Hypercorn says how long the head of a request may be. */
const HYPERCORN = `import sys
from hypercorn.__main__ import main
from hypercorn.config import Config

Config.h11_max_incomplete_size = ${REQUEST_LIMITS.headBytes}
sys.exit(main())
`;
