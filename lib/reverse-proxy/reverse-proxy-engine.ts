import type { UpstreamProtocol } from "../app-server/app-server-engine";
import type { ContainerPlatform, ContainerSpec } from "../container/container-spec";

/** A web server that can stand before applications in `ReverseProxy`. */
export interface IReverseProxyEngine {
  /** Name for messages: `Nginx`. */
  readonly productName: string;

  /** Kind of Docker host its image runs on. */
  readonly platform: ContainerPlatform;

  /** What it can speak to applications. */
  readonly protocols: UpstreamProtocol[];

  /** Name and tag of the image that runs it, as on Docker Hub. */
  readonly imageName: string;

  /** Port it listens on inside its container. */
  readonly port: number;

  /**
   * Least memory it works with, in MiB.
   *
   * @default 128
   */
  readonly minimumMemoryMiB?: number;

  /** Pure: the same options give the same answer. */
  bind(options: ReverseProxyEngineBindOptions): ReverseProxyServer;
}

/** What an engine is told. */
export interface ReverseProxyEngineBindOptions {
  /** The sites, in the order they were added. */
  readonly sites: ProxySite[];

  /** Addresses whose forwarded headers are believed, in CIDR notation; empty when nothing stands in front. */
  readonly trustedProxies: string[];

  /**
   * Headers that reach the application as those proxies set them; from anybody else they are dropped.
   *
   * @default - none
   */
  readonly trustedHeaders?: string[];

  /** Memory limit of the container, in MiB. */
  readonly memoryMiB: number;

  /** Processors of the container. */
  readonly cpus: number;

  /** Room for request bodies in `/tmp`, in MiB. */
  readonly temporarySpaceMiB: number;

  /** Text that becomes the release's name when its configuration is put in place. */
  readonly releaseMarker: string;

  /**
   * Path of a file that is there for `ReverseProxyServer.quiesceSeconds` before a reload. While it is, the server should
   * close each connection of a client after its answer.
   */
  readonly quiesceFile: string;
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

  /** Seconds an idle connection to them may be kept: fewer than they keep it. 0 when they close each after its answer. */
  readonly idleConnectionSeconds: number;

  /** Largest request body, in MiB. */
  readonly maxBodySizeMiB: number;

  /**
   * Whether answers get the headers of `SiteProps.securityHeaders` that the application does not send.
   *
   * @default true
   */
  readonly securityHeaders?: boolean;

  /** Seconds the proxy waits for an answer. */
  readonly requestTimeoutSeconds: number;

  /**
   * Path that answers 200 when the application may serve.
   *
   * @default - it has none
   */
  readonly readyPath?: string;

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

/** What an engine answers. Exactly one of `live` and `image` says how a configuration reaches the server. */
export interface ReverseProxyServer {
  /** The server. With `live`, the path of the configuration comes behind its command. */
  readonly container: ContainerSpec;

  /**
   * Seconds the server waits for the next bytes of a client, for the check `request-timeouts`.
   *
   * @default - not compared
   */
  readonly clientTimeoutSeconds?: number;

  /**
   * The configuration of a server that reads a new one while it runs: a release then loses no request.
   *
   * @default - `image`
   */
  readonly live?: LiveConfiguration;

  /**
   * The configuration as a part of the server's image: a change of it replaces the server.
   *
   * @default - `live`
   */
  readonly image?: ConfiguredImage;
}

/** A configuration that is put in place beside the running server, and how that is done. */
export interface LiveConfiguration {
  /** The text, release marker included. */
  readonly configuration: string;

  /** User and group the server runs as, by number: not root. It reads its configuration and its files, and owns none of them. */
  readonly user: string;

  /** Seconds that requests may take to finish when a release changes the configuration. */
  readonly drainSeconds: number;

  /**
   * Command that checks a configuration; the path of the file comes behind it. This and the following ones run as root,
   * without any capability but CAP_KILL.
   */
  readonly checkCommand: string[];

  /** Command that makes the server, which is process 1, read its configuration again. */
  readonly reloadCommand: string[];

  /** Command that asks an address over HTTP and prints the answer; it fails within 2 s unless that is a 200. The address comes behind it. */
  readonly fetchCommand: string[];

  /** Address, inside the container, that answers the name of the release being served. */
  readonly releaseUrl: string;

  /** Words in the title of a process that serves requests under one configuration; process 1 is none. */
  readonly workerTitle: string;

  /**
   * Seconds `quiesceFile` is there before a reload: as long as idle connections of clients are kept, for servers that
   * would cut them.
   *
   * @default 0
   */
  readonly quiesceSeconds?: number;
}

/** A server's image with its configuration in it. */
export interface ConfiguredImage {
  /**
   * Texts of the build context, by path. `Dockerfile` is one of them; it takes the name of the image to build on, which
   * is the engine's or the user's, from the build argument `BASE_IMAGE`. The release marker becomes the image's tag.
   */
  readonly files: { [path: string]: string };

  /**
   * Folders of this machine that are copied into the build context: path there to path here.
   *
   * @default - none
   */
  readonly folders?: { [path: string]: string };
}
