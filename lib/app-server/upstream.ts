import type { ContainerPlatform } from "../container/container-spec";
import type { PublicSite } from "../web-framework/public-site";
import type { UpstreamProtocol } from "./app-server-engine";

/** An application that a `ReverseProxy` can put before the public. */
export interface IUpstream {
  /** What the proxy has to know of it. */
  facts(): UpstreamFacts;

  /** Tells it how the public reaches it. Called once, by the proxy. */
  serveAs(placement: SitePlacement): void;
}

/** Where a proxy has put an application. */
export interface SitePlacement {
  /** Path of the proxy in the construct tree, for messages. */
  readonly proxyPath: string;

  /** Id of the network the application joins. */
  readonly networkId: string;

  /** How browsers reach it. */
  readonly site: PublicSite;

  /** Largest request body that reaches it, in MiB. */
  readonly maxBodySizeMiB: number;
}

/** What a proxy has to know of an application. */
export interface UpstreamFacts {
  /** Its containers. */
  readonly servers: UpstreamServer[];

  /** What they speak. */
  readonly protocol: UpstreamProtocol;

  /** Seconds they keep an idle connection of the proxy; 0 when they close each after its answer. */
  readonly keepAliveSeconds: number;

  /**
   * Path that answers 200 when a container may serve.
   *
   * @default - nobody asks before the switch
   */
  readonly readyPath?: string;

  /** Seconds a new container may take until it answers there. */
  readonly startTimeoutSeconds: number;

  /** Seconds a request may take until the server gives it up. */
  readonly requestTimeoutSeconds: number;

  /**
   * Static files of the present release.
   *
   * @default - none
   */
  readonly staticFiles?: StaticFiles;

  /**
   * Where its containers run, when they are containers of this stack.
   *
   * @default - somewhere else
   */
  readonly platform?: ContainerPlatform;

  /** Whether the application may reach the outside. */
  readonly egress: boolean;
}

/** One container of an application. */
export interface UpstreamServer {
  /** Its name as text that stands still: for configuration that is read by people and compared by tests. */
  readonly placeholder: string;

  /** Its name as Terraform knows it: fresh at every replacement. */
  readonly name: string;

  /** Its port. */
  readonly port: number;

  /**
   * Port that answers `readyPath` over HTTP.
   *
   * @default - `port`
   */
  readonly healthPort?: number;
}

/** Static files a release job has collected. */
export interface StaticFiles {
  /** URL path that begins and ends with `/`. */
  readonly urlPath: string;

  /** Volume they lie in. */
  readonly volumeName: string;

  /** Folder inside the volume. */
  readonly folder: string;
}
