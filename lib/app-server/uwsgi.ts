import { ApplicationInterface, type AppServerEngineBindOptions, type AppServerProcess, type BodyCopies, type IAppServerEngine, UpstreamProtocol } from "./app-server-engine";
import { numberOf, option } from "./arguments";
import { checkNumbers, COUNT, GRACE_SECONDS, PORT } from "./check-numbers";
import { httpHealthCheck } from "./http-health-check";
import { harakiriSeconds } from "./uwsgi/harakiri";
import { DEFAULT_THREADS, wsgiProcesses } from "./worker-count";

/** Properties of `Uwsgi`. */
export interface UwsgiProps {
  /**
   * What it speaks to the proxy. Either way each request has a connection of its own.
   *
   * @default UpstreamProtocol.UWSGI
   */
  readonly protocol?: UpstreamProtocol;

  /**
   * Processes in each container.
   *
   * @default - two for each processor and one more, as many as the memory holds
   */
  readonly processes?: number;

  /**
   * Threads in each process: one request each.
   *
   * @default 4
   */
  readonly threads?: number;

  /**
   * Seconds after which a process that does not finish its request is killed, with the requests of its other threads. Less
   * than `AppServer.requestTimeoutSeconds`, or the proxy gives up first and the process works for nobody. uWSGI counts for the
   * process, not for the thread: with several threads, one that answers gives the others a new term, and only a process that
   * is stuck as a whole is killed. With `threads: 1` this bounds every request.
   *
   * @default - nine tenths of `AppServer.requestTimeoutSeconds`
   */
  readonly harakiriSeconds?: number;

  /**
   * Seconds that requests may take to finish when a release replaces the container.
   *
   * @default 30
   */
  readonly workerReloadMercySeconds?: number;

  /**
   * Connections that wait while all threads are busy. uWSGI does not start with more than `net.core.somaxconn` of the host:
   * 4096 where nobody changed it.
   *
   * @default 1024
   */
  readonly listen?: number;

  /**
   * Port to listen on inside the network.
   *
   * @default - 3032, and 8000 where it speaks HTTP. Not the usual 3031, which Apache takes for no port at all
   * @see https://github.com/unbit/uwsgi/issues/1491
   */
  readonly port?: number;

  /**
   * Port that answers health checks over HTTP, where it does not speak HTTP to the proxy.
   *
   * @default 8000
   */
  readonly healthPort?: number;

  /**
   * Arguments as on uWSGI's command line, after those of the library: `["--log-5xx"]`.
   *
   * @default - none
   * @see https://uwsgi-docs.readthedocs.io/en/latest/Options.html
   */
  readonly extraArguments?: string[];
}

/**
 * uWSGI, for WSGI applications. The image has to hold the package `pyuwsgi`, 2.0.30 or newer, or `uwsgi`, which has to be
 * compiled.
 *
 * `AppServer` publishes no port, and that of the uwsgi protocol must never be: whoever reaches it may name a file to be run.
 * uWSGI's `post-buffering` is left out: it keeps each upload in `/tmp` a second time, and makes `harakiri` kill processes with
 * several threads at once.
 *
 * @see https://uwsgi-docs.readthedocs.io/en/latest/Vars.html
 */
export class Uwsgi implements IAppServerEngine {
  public readonly productName = "uWSGI";
  public readonly applicationInterfaces = [ApplicationInterface.WSGI];
  public readonly protocol: UpstreamProtocol;
  public readonly port: number;
  public readonly healthPort?: number;
  public readonly keepAliveSeconds = 0;
  public readonly minimumMemoryMiB = 96;
  /** None, but with `post-buffering` among `extraArguments`. */
  public readonly bodyCopies?: BodyCopies;

  /** Everything has a default. */
  public constructor(private readonly props: UwsgiProps = {}) {
    checkNumbers("Uwsgi", props, {
      processes: COUNT,
      threads: COUNT,
      harakiriSeconds: [1],
      workerReloadMercySeconds: GRACE_SECONDS,
      listen: [1, 65_535],
      port: PORT,
      healthPort: PORT,
    });
    this.protocol = props.protocol ?? UpstreamProtocol.UWSGI;
    this.bodyCopies = { onDisk: (numberOf(props.extraArguments ?? [], ["--post-buffering"]) ?? 0) > 0 ? 1 : 0 };
    const isHttp = this.protocol === UpstreamProtocol.HTTP;
    this.port = props.port ?? (isHttp ? 8000 : 3032);
    if (isHttp && props.healthPort !== undefined) {
      throw new Error(`'healthPort' of 'Uwsgi' must be left out where 'protocol' is HTTP, got ${props.healthPort}; 'port' answers health checks`);
    }
    this.healthPort = isHttp ? undefined : (props.healthPort ?? 8000);
    if (this.healthPort === this.port) {
      throw new Error(`'healthPort' of 'Uwsgi' must be another than 'port', got ${this.port} for both; give it another`);
    }
  }

  public bind({ application, livePath, requestTimeoutSeconds, cpus, memoryMiB, temporaryMemoryMiB }: AppServerEngineBindOptions): AppServerProcess {
    const mercy = this.props.workerReloadMercySeconds ?? 30;
    const settings = [
      "--strict",
      ...this.sockets(),
      ...option("listen", this.props.listen ?? 1024),
      "--master",
      ...option("processes", this.props.processes ?? wsgiProcesses({ cpus, memoryMiB, temporaryMemoryMiB })),
      "--enable-threads",
      ...option("threads", this.props.threads ?? DEFAULT_THREADS),
      "--thunder-lock",
      // Each process loads the application itself: connections and threads made while it loads do not survive a fork.
      "--lazy-apps",
      "--single-interpreter",
      "--need-app",
      // SIGTERM lets requests finish. Until the hook has run it ends the server, which by itself would only reload.
      "--die-on-term",
      ...option("hook-master-start", "unix_signal:15 gracefully_kill_them_all"),
      ...option("worker-reload-mercy", mercy),
      ...option("harakiri", harakiriSeconds(requestTimeoutSeconds, this.props.harakiriSeconds)),
      // It kills a worker whose process does not answer for a client that is slow, and by itself gives one up after 4 seconds.
      ...option("socket-timeout", requestTimeoutSeconds),
      // Its greatest: the first line of a request comes twice, and Nginx says how many headers there are from 1.30 on alone.
      ...option("buffer-size", 65_535),
      ...option("max-vars", 1024),
      // The proxy keeps the log.
      "--disable-logging",
      ...(this.props.extraArguments ?? []),
    ];
    return {
      command: ["uwsgi", ...settings, ...option("module", application)],
      healthCheck: httpHealthCheck(this.healthPort ?? this.port, livePath),
      stopGraceSeconds: mercy + 5,
      workload: {
        processes: numberOf(settings, ["--processes", "--workers", "-p"]) ?? 1,
        threads: numberOf(settings, ["--threads"]),
        timeoutSeconds: numberOf(settings, ["--harakiri", "-t"]) || undefined,
        gracefulTimeoutSeconds: numberOf(settings, ["--worker-reload-mercy"]) ?? mercy,
        keepAliveSeconds: 0,
      },
    };
  }

  private sockets(): string[] {
    if (this.healthPort === undefined) return option("http-socket", `0.0.0.0:${this.port}`);
    return [...option("socket", `0.0.0.0:${this.port}`), ...option("http-socket", `0.0.0.0:${this.healthPort}`)];
  }
}
