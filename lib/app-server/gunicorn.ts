import type { ContainerSpec } from "../container/container-spec";
import { wholeNumber } from "../container/numbers";
import { ApplicationInterface, type AppServerEngineBindOptions, type IAppServerEngine, UpstreamProtocol } from "./app-server-engine";
import { httpHealthCheck } from "./http-health-check";
import { DEFAULT_GUNICORN_THREADS, gunicornWorkers } from "./worker-count";

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
   * Threads in each worker: one request each.
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
   * Seconds an idle connection of the proxy is kept. Longer than the proxy keeps it (60), or a form post can meet a
   * connection that is just being closed.
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

/** Gunicorn with threaded workers, for WSGI applications. The image has to hold its package, 26.1 or newer. */
export class Gunicorn implements IAppServerEngine {
  public readonly productName = "Gunicorn";
  public readonly applicationInterface = ApplicationInterface.WSGI;
  public readonly protocol = UpstreamProtocol.HTTP;
  public readonly port: number;
  public readonly minimumMemoryMiB = 128;

  /** Everything has a default. */
  public constructor(private readonly props: GunicornProps = {}) {
    const bounds: [keyof GunicornProps, number, number?][] = [
      ["workers", 1], ["threads", 1], ["timeoutSeconds", 1], ["gracefulTimeoutSeconds", 1, 1000], ["keepaliveSeconds", 65],
      ["maxRequests", 0], ["port", 1024, 65_535],
    ];
    for (const [prop, atLeast, atMost] of bounds) {
      const value = props[prop];
      if (value !== undefined) wholeNumber(`${prop}' of 'Gunicorn`, value as number, { atLeast, atMost });
    }
    this.port = props.port ?? 8000;
  }

  public bind({ application, livePath, memoryMiB, cpus }: AppServerEngineBindOptions): ContainerSpec {
    const graceful = this.props.gracefulTimeoutSeconds ?? 30;
    const maxRequests = this.props.maxRequests ?? 0;
    return {
      command: [
        "gunicorn",
        ...option("bind", `0.0.0.0:${this.port}`),
        ...option("workers", this.props.workers ?? gunicornWorkers({ cpus, memoryMiB })),
        ...option("worker-class", "gthread"),
        ...option("threads", this.props.threads ?? DEFAULT_GUNICORN_THREADS),
        ...option("timeout", this.props.timeoutSeconds ?? 30),
        ...option("graceful-timeout", graceful),
        ...option("keep-alive", this.props.keepaliveSeconds ?? 75),
        ...(maxRequests > 0 ? [...option("max-requests", maxRequests), ...option("max-requests-jitter", Math.ceil(maxRequests / 10))] : []),
        // A heartbeat on a disk can block the worker.
        ...option("worker-tmp-dir", "/dev/shm"),
        // Only the proxy's network reaches this port, and the proxy overwrites the forwarded headers.
        ...option("forwarded-allow-ips", "*"),
        ...option("error-logfile", "-"),
        "--no-control-socket",
        ...(this.props.extraArguments ?? []),
        application,
      ],
      healthCheck: httpHealthCheck(this.port, livePath),
      stopGraceSeconds: graceful + 5,
    };
  }
}

function option(name: string, value: string | number): string[] {
  return [`--${name}`, String(value)];
}
