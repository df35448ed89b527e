import type { UpstreamProtocol } from "../app-server/app-server-engine";
import type { ContainerSpec } from "../container/container-spec";

/** A web server that can stand before applications in `ReverseProxy`. */
export interface IReverseProxyEngine {
  /** Name and tag of the image that runs it, as on Docker Hub. */
  readonly imageName: string;

  /** User and group the server runs as, by number; the jobs that change its files run as the same. */
  readonly user: string;

  /** Port it listens on inside its container. */
  readonly port: number;

  /** Seconds that requests may take to finish when a release changes the configuration. */
  readonly drainSeconds: number;

  /** Pure: the same options give the same answer. */
  bind(options: ReverseProxyEngineBindOptions): ReverseProxyServer;
}

/** What an engine is told. */
export interface ReverseProxyEngineBindOptions {
  /** The sites, in the order they were added. */
  readonly sites: ProxySite[];

  /** Addresses whose forwarded headers are believed, in CIDR notation; empty when nothing stands in front. */
  readonly trustedProxies: string[];

  /** Memory limit of the container, in MiB. */
  readonly memoryMiB: number;

  /** Processors of the container. */
  readonly cpus: number;

  /** Room for request bodies in `/tmp`, in MiB. */
  readonly temporarySpaceMiB: number;

  /** Text that becomes the release's name when its configuration is put in place. */
  readonly releaseMarker: string;
}

/** One site as an engine sees it. */
export interface ProxySite {
  /** Name that no other site of the proxy has, of lower-case letters, digits and hyphens. */
  readonly name: string;

  /** Host names; `*.` at the beginning stands for every name below. */
  readonly serverNames: string[];

  /** Addresses of the application's containers: `name:port`. */
  readonly servers: string[];

  /** What they speak. */
  readonly protocol: UpstreamProtocol;

  /** Largest request body, in MiB. */
  readonly maxBodySizeMiB: number;

  /** Seconds the proxy waits for an answer. */
  readonly requestTimeoutSeconds: number;

  /**
   * URL path of the static files, which begins and ends with `/`.
   *
   * @default - none
   */
  readonly staticUrlPath?: string;

  /**
   * Folder they lie in.
   *
   * @default - none
   */
  readonly staticFolder?: string;
}

/** What an engine answers. */
export interface ReverseProxyServer {
  /** The text of the configuration, release marker included. */
  readonly configuration: string;

  /** The server. The path of the configuration comes behind its command. */
  readonly container: ContainerSpec;

  /** Command that checks a configuration, in words without quotes; the path of the file comes behind it. */
  readonly checkCommand: string;

  /** Command that makes the server, which is process 1, read its configuration again, in words without quotes. */
  readonly reloadCommand: string;

  /** Address, inside the container, that answers the name of the release being served. */
  readonly releaseUrl: string;

  /** Words in the title of a process that serves requests under one configuration. */
  readonly workerTitle: string;
}
