import { ApplicationInterface, type AppServerEngineBindOptions, type AppServerProcess, type BodyCopies, type IAppServerEngine, UpstreamProtocol } from "./app-server-engine";
import { numberOf, option } from "./arguments";
import { checkNumbers, COUNT, GRACE_SECONDS, KEEP_ALIVE_SECONDS, PORT } from "./check-numbers";
import { httpHealthCheck } from "./http-health-check";
import { REQUEST_LIMITS } from "./request-limits";
import { websocketPingSeconds } from "./websocket-ping";
import { asgiProcesses } from "./worker-count";

/** Properties of `Uvicorn`. */
export interface UvicornProps {
  /**
   * Worker processes in each container.
   *
   * @default - one for each processor, as many as the memory holds
   */
  readonly workers?: number;

  /**
   * Seconds an idle connection of the proxy is kept, which keeps it for less.
   *
   * @default 75
   */
  readonly timeoutKeepAliveSeconds?: number;

  /**
   * Seconds that requests may take to finish when a release replaces the container. Websockets are told to come again at once.
   *
   * @default 30
   */
  readonly timeoutGracefulShutdownSeconds?: number;

  /**
   * Seconds between two pings on each websocket.
   *
   * @default - 20, or half of what the proxy waits for an answer where that is less: it cuts silent websockets
   */
  readonly wsPingIntervalSeconds?: number;

  /**
   * Port to listen on inside the network.
   *
   * @default 8000
   */
  readonly port?: number;

  /**
   * Arguments as on Uvicorn's command line, after those of the library: `["--log-level", "debug"]`.
   *
   * @default - none
   * @see https://www.uvicorn.org/settings/
   */
  readonly extraArguments?: string[];
}

/**
 * Uvicorn, for ASGI applications with or without websockets. The image has to hold the package `uvicorn[standard]`, 0.30 or
 * newer; bare `uvicorn` is slower and answers no websockets.
 */
export class Uvicorn implements IAppServerEngine {
  public readonly productName = "Uvicorn";
  public readonly applicationInterfaces = [ApplicationInterface.ASGI];
  public readonly protocol = UpstreamProtocol.HTTP;
  public readonly port: number;
  public readonly keepAliveSeconds: number;
  public readonly minimumMemoryMiB = 96;
  /** None: it hands a body on as it comes. */
  public readonly bodyCopies?: BodyCopies = {};

  /** Everything has a default. */
  public constructor(private readonly props: UvicornProps = {}) {
    checkNumbers(this.productName, props, {
      workers: COUNT,
      timeoutKeepAliveSeconds: KEEP_ALIVE_SECONDS,
      timeoutGracefulShutdownSeconds: GRACE_SECONDS,
      wsPingIntervalSeconds: [1],
      port: PORT,
    });
    this.port = props.port ?? 8000;
    this.keepAliveSeconds = props.timeoutKeepAliveSeconds ?? 75;
  }

  public bind({ application, livePath, requestTimeoutSeconds, cpus, memoryMiB, temporaryMemoryMiB }: AppServerEngineBindOptions): AppServerProcess {
    const graceful = this.props.timeoutGracefulShutdownSeconds ?? 30;
    const settings = [
      ...option("host", "0.0.0.0"),
      ...option("port", this.port),
      ...option("workers", this.props.workers ?? asgiProcesses({ cpus, memoryMiB, temporaryMemoryMiB })),
      ...option("interface", "asgi3"),
      ...option("timeout-keep-alive", this.keepAliveSeconds),
      ...option("timeout-graceful-shutdown", graceful),
      ...option("ws-ping-interval", this.props.wsPingIntervalSeconds ?? websocketPingSeconds(requestTimeoutSeconds)),
      // For an image without httptools, which has no such limit.
      ...option("h11-max-incomplete-event-size", REQUEST_LIMITS.headBytes),
      // The proxy keeps the log.
      "--no-access-log",
      "--no-server-header",
      // The application reads the forwarded headers itself, alike behind every server.
      "--no-proxy-headers",
      "--no-use-colors",
      ...(this.props.extraArguments ?? []),
    ];
    return {
      command: ["uvicorn", ...settings, application],
      healthCheck: httpHealthCheck(this.port, livePath),
      stopGraceSeconds: graceful + 5,
      workload: {
        processes: numberOf(settings, ["--workers"]) ?? 1,
        gracefulTimeoutSeconds: numberOf(settings, ["--timeout-graceful-shutdown"]) ?? graceful,
        keepAliveSeconds: numberOf(settings, ["--timeout-keep-alive"]) ?? this.keepAliveSeconds,
      },
    };
  }
}
