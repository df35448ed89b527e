import { ApplicationInterface, type AppServerEngineBindOptions, type AppServerProcess, type BodyCopies, type IAppServerEngine, UpstreamProtocol } from "./app-server-engine";
import { numberOf, option } from "./arguments";
import { checkNumbers, COUNT, GRACE_SECONDS, KEEP_ALIVE_SECONDS, PORT } from "./check-numbers";
import { checkWorkerClass } from "./gunicorn/worker-class";
import { httpHealthCheck } from "./http-health-check";
import { REQUEST_LIMITS } from "./request-limits";
import { DEFAULT_THREADS, wsgiProcesses } from "./worker-count";

/** How a worker of Gunicorn serves requests. */
export enum GunicornWorkerClass {
  /** Threads: one request each. */
  GTHREAD = "gthread",
  /** One request at a time in each worker, and a connection of its own for each request. */
  SYNC = "sync",
  /** Green threads, for applications that wait a lot. The image has to hold the package `gevent` too, 24.10 or newer. */
  GEVENT = "gevent",
}

/** Properties of `Gunicorn`. */
export interface GunicornProps {
  /**
   * Worker processes in each container.
   *
   * @default - two for each processor and one more, as many as the memory holds
   * @see https://docs.gunicorn.org/en/stable/design.html#how-many-workers
   */
  readonly workers?: number;

  /**
   * How a worker serves requests.
   *
   * @default GunicornWorkerClass.GTHREAD
   * @see https://docs.gunicorn.org/en/stable/settings.html#worker-class
   */
  readonly workerClass?: GunicornWorkerClass;

  /**
   * Threads in each worker of the class `GTHREAD`: one request each.
   *
   * @default 4
   */
  readonly threads?: number;

  /**
   * Seconds a worker may be silent until it is killed. With threads this bounds no single request.
   *
   * @default 30
   */
  readonly timeoutSeconds?: number;

  /**
   * Seconds that requests may take to finish when a release replaces the container.
   *
   * @default 30
   */
  readonly gracefulTimeoutSeconds?: number;

  /**
   * Seconds an idle connection of the proxy is kept, which keeps it for less. Workers of the class `SYNC` keep none.
   *
   * @default 75
   */
  readonly keepaliveSeconds?: number;

  /**
   * Requests after which a worker is replaced, so that leaks stay small; 0 means never. A worker that leaves closes the
   * connections the proxy keeps, and a form post that meets one in that moment fails: measured, 11 of 60,000 with 1000.
   *
   * @default 0
   */
  readonly maxRequests?: number;

  /**
   * Port to listen on inside the network.
   *
   * @default 8000
   */
  readonly port?: number;

  /**
   * Arguments as on Gunicorn's command line, after those of the library: `["--log-level", "debug"]`.
   *
   * @default - none
   * @see https://docs.gunicorn.org/en/stable/settings.html
   */
  readonly extraArguments?: string[];
}

/** Gunicorn, for WSGI applications. The image has to hold its package, 26.1 or newer. */
export class Gunicorn implements IAppServerEngine {
  public readonly productName = "Gunicorn";
  public readonly applicationInterfaces = [ApplicationInterface.WSGI];
  public readonly protocol = UpstreamProtocol.HTTP;
  public readonly port: number;
  public readonly keepAliveSeconds: number;
  public readonly minimumMemoryMiB = 128;
  /** None: it hands a body on as it comes. */
  public readonly bodyCopies?: BodyCopies = {};

  private readonly workerClass: GunicornWorkerClass;

  /** Everything has a default. */
  public constructor(private readonly props: GunicornProps = {}) {
    checkNumbers(this.productName, props, {
      workers: COUNT,
      threads: COUNT,
      timeoutSeconds: [1],
      gracefulTimeoutSeconds: GRACE_SECONDS,
      keepaliveSeconds: KEEP_ALIVE_SECONDS,
      maxRequests: [0],
      port: PORT,
    });
    checkWorkerClass(Object.values(GunicornWorkerClass), props.workerClass, props.extraArguments);
    this.workerClass = props.workerClass ?? GunicornWorkerClass.GTHREAD;
    this.refuseWhatIsIgnored();
    this.port = props.port ?? 8000;
    this.keepAliveSeconds = this.workerClass === GunicornWorkerClass.SYNC ? 0 : (props.keepaliveSeconds ?? 75);
  }

  public bind({ application, livePath, cpus, memoryMiB, temporaryMemoryMiB }: AppServerEngineBindOptions): AppServerProcess {
    const graceful = this.props.gracefulTimeoutSeconds ?? 30;
    const maxRequests = this.props.maxRequests ?? 0;
    const settings = [
      ...option("bind", `0.0.0.0:${this.port}`),
      ...option("workers", this.props.workers ?? wsgiProcesses({ cpus, memoryMiB, temporaryMemoryMiB })),
      ...option("worker-class", this.workerClass),
      ...(this.workerClass === GunicornWorkerClass.GTHREAD ? option("threads", this.props.threads ?? DEFAULT_THREADS) : []),
      ...option("timeout", this.props.timeoutSeconds ?? 30),
      ...option("graceful-timeout", graceful),
      ...(this.keepAliveSeconds > 0 ? option("keep-alive", this.keepAliveSeconds) : []),
      ...(maxRequests > 0 ? [...option("max-requests", maxRequests), ...option("max-requests-jitter", Math.ceil(maxRequests / 10))] : []),
      // A heartbeat on a disk can block the worker.
      ...option("worker-tmp-dir", "/dev/shm"),
      ...option("error-logfile", "-"),
      // Gunicorn knows no greater length of the first line than half of what the proxy lets through, but none, too.
      ...option("limit-request-line", 0),
      ...option("limit-request-fields", REQUEST_LIMITS.fields + REQUEST_LIMITS.addedFields),
      ...option("limit-request-field_size", REQUEST_LIMITS.fieldBytes),
      "--no-control-socket",
      ...(this.props.extraArguments ?? []),
    ];
    return {
      command: ["gunicorn", ...settings, application],
      healthCheck: httpHealthCheck(this.port, livePath),
      stopGraceSeconds: graceful + 5,
      workload: {
        processes: numberOf(settings, ["--workers", "-w"]) ?? 1,
        threads: this.threads(settings),
        timeoutSeconds: numberOf(settings, ["--timeout", "-t"]) || undefined,
        gracefulTimeoutSeconds: numberOf(settings, ["--graceful-timeout"]) ?? graceful,
        keepAliveSeconds: this.keepAliveSeconds > 0 ? (numberOf(settings, ["--keep-alive"]) ?? this.keepAliveSeconds) : 0,
      },
    };
  }

  private threads(settings: string[]): number | undefined {
    if (this.workerClass === GunicornWorkerClass.GEVENT) return numberOf(settings, ["--worker-connections"]);
    return this.workerClass === GunicornWorkerClass.SYNC ? 1 : numberOf(settings, ["--threads"]);
  }

  private refuseWhatIsIgnored(): void {
    const { threads, keepaliveSeconds } = this.props;
    const ignored = [
      ["threads", threads, this.workerClass !== GunicornWorkerClass.GTHREAD],
      ["keepaliveSeconds", keepaliveSeconds, this.workerClass === GunicornWorkerClass.SYNC],
    ] as const;
    for (const [prop, value, isIgnored] of ignored) {
      if (value === undefined || !isIgnored) continue;
      throw new Error(
        `'${prop}' of 'Gunicorn' must be left out with the worker class '${this.workerClass}', which ignores it, got ${value}; ` +
          "use the worker class 'gthread'",
      );
    }
  }
}
