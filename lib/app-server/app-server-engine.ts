import type { ContainerSpec } from "../container/container-spec";

/** What a server can run. */
export enum ApplicationInterface {
  /** Synchronous: one request a thread. */
  WSGI = "wsgi",
  /** Asynchronous: websockets too. */
  ASGI = "asgi",
}

/** What a proxy speaks to a server. */
export enum UpstreamProtocol {
  /** HTTP/1.1. */
  HTTP = "http",
  /** The binary protocol of uWSGI. */
  UWSGI = "uwsgi",
}

/** A server that runs a Python application for `AppServer`. */
export interface IAppServerEngine {
  /** Name for messages: `Gunicorn`. */
  readonly productName: string;

  /** What it can run, the preferred first: an application that has both is run as that. */
  readonly applicationInterfaces: ApplicationInterface[];

  /** What it speaks to the proxy. */
  readonly protocol: UpstreamProtocol;

  /** Port it listens on inside its network. */
  readonly port: number;

  /**
   * Port that answers `Application.readyPath` and `livePath` over HTTP.
   *
   * @default - `port`
   */
  readonly healthPort?: number;

  /**
   * Seconds it keeps an idle connection of the proxy, which keeps it for less: a request must not meet a connection that is
   * just being closed. 0 for a server that closes each connection after its answer.
   */
  readonly keepAliveSeconds: number;

  /** Least memory it works with, in MiB. */
  readonly minimumMemoryMiB: number;

  /**
   * What it keeps of a request's body itself until the application reads it: default and check of
   * `AppServer.temporarySpaceMiB` count it.
   *
   * @default - one copy on the disk; a server that hands a body on as it comes says `{}`
   */
  readonly bodyCopies?: BodyCopies;

  /** Pure: the same options give the same answer. */
  bind(options: AppServerEngineBindOptions): AppServerProcess;
}

/** Whole copies of a request's body that a server keeps. */
export interface BodyCopies {
  /**
   * In `/tmp`, which is a part of the container's memory.
   *
   * @default 0
   */
  readonly onDisk?: number;

  /**
   * In the memory of its processes.
   *
   * @default 0
   */
  readonly inMemory?: number;
}

/** What an engine answers: its container, and what is compared with the other parts of a stack. */
export interface AppServerProcess extends ContainerSpec {
  /**
   * How much the container does at once, and for how long.
   *
   * @default - the checks across the stack leave it out
   */
  readonly workload?: AppServerWorkload;
}

/** What a container of an application does, the user's own arguments taken into account. */
export interface AppServerWorkload {
  /** Processes that run the application. */
  readonly processes: number;

  /**
   * Requests that each process serves at once.
   *
   * @default - no bound: an event loop takes what comes
   */
  readonly threads?: number;

  /**
   * Seconds after which a worker that is stuck is ended.
   *
   * @default - never
   */
  readonly timeoutSeconds?: number;

  /** Seconds that requests may take to finish when the container is stopped. */
  readonly gracefulTimeoutSeconds: number;

  /** Seconds it keeps an idle connection of the proxy; 0 when it closes each connection after its answer. */
  readonly keepAliveSeconds: number;
}

/** What an engine is told. */
export interface AppServerEngineBindOptions {
  /** The application, as `module:attribute`. */
  readonly application: string;

  /** What it is. */
  readonly applicationInterface: ApplicationInterface;

  /** Path that answers 200 as long as the process works. */
  readonly livePath: string;

  /** Seconds the proxy waits for an answer; whoever asked has gone by then. */
  readonly requestTimeoutSeconds: number;

  /** Memory limit of each container, in MiB. */
  readonly memoryMiB: number;

  /**
   * Part of this memory that uploads and other temporary files may take, in MiB: what is left is for processes.
   *
   * @default 0
   */
  readonly temporaryMemoryMiB?: number;

  /** Processors of each container. */
  readonly cpus: number;
}
