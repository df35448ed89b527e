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

  /** What it can run. */
  readonly applicationInterface: ApplicationInterface;

  /** What it speaks to the proxy. */
  readonly protocol: UpstreamProtocol;

  /** Port it listens on inside its network. */
  readonly port: number;

  /** Least memory it works with, in MiB. */
  readonly minimumMemoryMiB: number;

  /** Pure: the same options give the same answer. */
  bind(options: AppServerEngineBindOptions): ContainerSpec;
}

/** What an engine is told. */
export interface AppServerEngineBindOptions {
  /** The application, as `module:attribute`. */
  readonly application: string;

  /** Path that answers 200 as long as the process works. */
  readonly livePath: string;

  /** Memory limit of each container, in MiB. */
  readonly memoryMiB: number;

  /** Processors of each container. */
  readonly cpus: number;
}
