import { ApplicationInterface, type AppServerEngineBindOptions, type AppServerProcess, type BodyCopies, type IAppServerEngine, UpstreamProtocol } from "./app-server-engine";
import { numberOf, option } from "./arguments";
import { type Bounds, checkNumbers, COUNT, GRACE_SECONDS, PORT } from "./check-numbers";
import { httpHealthCheck } from "./http-health-check";
import { asgiProcesses, DEFAULT_THREADS, wsgiProcesses } from "./worker-count";

/** Granian's own greatest. */
const HEADER_TIMEOUT_SECONDS: Bounds = [2, 60];

/** Properties of `Granian`. */
export interface GranianProps {
  /**
   * What it runs the application as.
   *
   * @default - WSGI where the application has it, ASGI otherwise
   */
  readonly applicationInterface?: ApplicationInterface;

  /**
   * Worker processes in each container.
   *
   * @default - WSGI: two for each processor and one more. ASGI: one for each processor. As many as the memory holds
   */
  readonly workers?: number;

  /**
   * Threads in each worker that run WSGI: one request each.
   *
   * @default 4
   */
  readonly blockingThreads?: number;

  /**
   * Seconds a connection may take until it has sent the head of its next request: so long an idle connection of the proxy is
   * kept, which keeps it for less.
   *
   * @default 60
   */
  readonly http1HeaderReadTimeoutSeconds?: number;

  /**
   * Seconds that requests may take to finish when a release replaces the container. Websockets are closed at once.
   *
   * @default 30
   */
  readonly workersKillTimeoutSeconds?: number;

  /**
   * Port to listen on inside the network.
   *
   * @default 8000
   */
  readonly port?: number;

  /**
   * Arguments as on Granian's command line, after those of the library: `["--log-level", "debug"]`. Its `--backpressure`
   * counts connections, the proxy's idle ones too: too low, and requests hang.
   *
   * @default - none
   * @see https://github.com/emmett-framework/granian#options
   */
  readonly extraArguments?: string[];
}

/**
 * Granian, for WSGI applications, and for ASGI applications with or without websockets. The image has to hold its package,
 * 2.8 or newer. It sends no pings: a websocket has to say something within `AppServer.requestTimeoutSeconds`.
 */
export class Granian implements IAppServerEngine {
  public readonly productName = "Granian";
  public readonly applicationInterfaces: ApplicationInterface[];
  public readonly protocol = UpstreamProtocol.HTTP;
  public readonly port: number;
  public readonly keepAliveSeconds: number;
  public readonly minimumMemoryMiB = 128;
  /** None: it hands a body on as it comes. */
  public readonly bodyCopies?: BodyCopies = {};

  /** Everything has a default. */
  public constructor(private readonly props: GranianProps = {}) {
    checkNumbers(this.productName, props, {
      workers: COUNT,
      blockingThreads: COUNT,
      http1HeaderReadTimeoutSeconds: HEADER_TIMEOUT_SECONDS,
      workersKillTimeoutSeconds: GRACE_SECONDS,
      port: PORT,
    });
    const fixed = props.applicationInterface;
    this.applicationInterfaces = fixed ? [fixed] : [ApplicationInterface.WSGI, ApplicationInterface.ASGI];
    this.port = props.port ?? 8000;
    this.keepAliveSeconds = props.http1HeaderReadTimeoutSeconds ?? 60;
  }

  public bind(options: AppServerEngineBindOptions): AppServerProcess {
    const { application, applicationInterface, livePath } = options;
    const killTimeout = this.props.workersKillTimeoutSeconds ?? 30;
    const settings = [
      ...option("interface", applicationInterface),
      ...option("host", "0.0.0.0"),
      ...option("port", this.port),
      ...(applicationInterface === ApplicationInterface.WSGI ? this.wsgiWorkers(options) : this.asgiWorkers(options)),
      // By itself the first worker that fails ends the others too.
      "--respawn-failed-workers",
      ...option("workers-kill-timeout", killTimeout),
      ...option("http", "1"),
      ...option("http1-header-read-timeout", this.keepAliveSeconds * 1000),
      "--no-access-log",
      ...(this.props.extraArguments ?? []),
    ];
    return {
      command: ["granian", ...settings, application],
      healthCheck: httpHealthCheck(this.port, livePath),
      stopGraceSeconds: killTimeout + 5,
      workload: {
        processes: numberOf(settings, ["--workers"]) ?? 1,
        threads: applicationInterface === ApplicationInterface.WSGI ? numberOf(settings, ["--blocking-threads"]) : undefined,
        gracefulTimeoutSeconds: numberOf(settings, ["--workers-kill-timeout"]) ?? killTimeout,
        keepAliveSeconds: (numberOf(settings, ["--http1-header-read-timeout"]) ?? this.keepAliveSeconds * 1000) / 1000,
      },
    };
  }

  private wsgiWorkers({ cpus, memoryMiB, temporaryMemoryMiB }: AppServerEngineBindOptions): string[] {
    const { workers = wsgiProcesses({ cpus, memoryMiB, temporaryMemoryMiB }), blockingThreads = DEFAULT_THREADS } = this.props;
    return [...option("workers", workers), ...option("blocking-threads", blockingThreads)];
  }

  private asgiWorkers({ cpus, memoryMiB, temporaryMemoryMiB }: AppServerEngineBindOptions): string[] {
    const { workers = asgiProcesses({ cpus, memoryMiB, temporaryMemoryMiB }), blockingThreads } = this.props;
    if (blockingThreads !== undefined) {
      throw new Error(`'blockingThreads' of 'Granian' must be left out with ASGI, which has no threads, got ${blockingThreads}; use 'workers'`);
    }
    return option("workers", workers);
  }
}
