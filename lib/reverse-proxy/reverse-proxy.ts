import type { Container } from "@cdktf/provider-docker/lib/container";
import type { Image } from "@cdktf/provider-docker/lib/image";
import type { Network } from "@cdktf/provider-docker/lib/network";
import { Construct } from "constructs";
import { ContainerImage } from "../container/container-image";
import { mirroredName } from "../container/image-mirror";
import type { Resources } from "../container/resources";
import { at } from "../private/at";
import { defineContainer } from "../private/docker-container";
import { defineImage, defineNetwork, imageMirror } from "../private/docker-parts";
import { hostName } from "../private/names";
import { type OwnedVolume, ownedVolume } from "../rollout/owned-volume";
import { defineRouteJob, type Route } from "../rollout/route-job";
import { PROXY_PATH, PUBLIC_PATH, RELEASE_MARKER, waitThenServe } from "../rollout/route-script";
import { type Address, checkAddress, originOf } from "./address";
import { Nginx } from "./nginx";
import { claimPort } from "./ports";
import { checkBodySize, type ProxySpace, proxySpace } from "./proxy-space";
import type { IReverseProxyEngine, ReverseProxyServer } from "./reverse-proxy-engine";
import type { SiteProps } from "./site";
import { Sites } from "./sites";
import type { Tls } from "./tls";

/** Properties of `ReverseProxy`. */
export interface ReverseProxyProps extends SiteProps {
  /** Who speaks TLS with the browsers: `Tls.none()` or `Tls.terminatedElsewhere(...)`. */
  readonly tls: Tls;

  /**
   * The web server.
   *
   * @default - `new Nginx()`
   */
  readonly engine?: IReverseProxyEngine;

  /**
   * Port on the Docker host.
   *
   * @default 80
   */
  readonly httpPort?: number;

  /**
   * Address on the Docker host. Docker opens it past the host's own firewall; `"127.0.0.1"` keeps it to the host.
   *
   * @default "0.0.0.0"
   */
  readonly bindAddress?: string;

  /**
   * Memory and processors of the proxy.
   *
   * @default - 1 processor, and memory for the largest request body: 256 MiB or more
   */
  readonly resources?: Resources;

  /**
   * Image to run instead of the engine's own; it has to keep the contract of the official image.
   *
   * @default - the engine's image
   */
  readonly image?: ContainerImage;
}

/** The web server in front: it faces the public, serves static files and passes the rest to the applications. */
export class ReverseProxy extends Construct {
  /** Where browsers find the first site. */
  public readonly url: string;

  /** The server's image. */
  public readonly image: Image;

  /** The network the public comes in by. */
  public readonly edgeNetwork: Network;

  /** The network of the proxy and its applications. */
  public readonly network: Network;

  /** The server. A release never replaces it. */
  public readonly container: Container;

  /** The job that puts a release before the public. */
  public readonly routeJob: Container;

  private readonly engine: IReverseProxyEngine;
  private readonly sites: Sites;
  private readonly space: ProxySpace;

  public constructor(scope: Construct, id: string, private readonly props: ReverseProxyProps) {
    super(scope, id);
    const engine = (this.engine = props.engine ?? new Nginx());
    const address = at(this, () => checkAddress(props));
    at(this, () => claimPort(this, address));
    this.space = at(this, () => proxySpace(props));
    this.image = defineImage(this, "Image", props.image ?? ContainerImage.fromRegistry(mirroredName(engine.imageName, imageMirror(this))));
    this.edgeNetwork = defineNetwork(this, "Edge", { internal: false });
    this.network = defineNetwork(this, "Front", { internal: false });
    this.sites = new Sites(this, this.network, { behindTls: props.tls.behindTls, port: address.httpPort });
    at(this, () => this.sites.add("main", props));
    const { serverNames } = this.sites.first;
    this.url = originOf(serverNames.find((name) => !name.startsWith("*")) ?? serverNames[0], props.tls.behindTls, address.httpPort);
    const configurations = ownedVolume(this, "configuration", engine.user);
    const published = ownedVolume(this, "public", engine.user);
    const server = at(this, () => this.bind());
    this.container = this.makeServer(server, configurations, published, address);
    this.routeJob = this.makeRouteJob(server, configurations, published);
  }

  /**
   * Puts one more application behind this proxy. No other site, and not the proxy itself, is touched by it.
   *
   * @param id name of the site among those of this proxy
   */
  public addSite(id: string, props: SiteProps): void {
    at(this, () => {
      checkBodySize(this.space, props.maxBodySizeMiB);
      this.sites.add(id, props);
      this.bind();
    });
  }

  private bind(): ReverseProxyServer {
    return this.engine.bind({
      sites: this.sites.forEngine(PUBLIC_PATH),
      trustedProxies: this.props.tls.trustedProxies,
      memoryMiB: this.space.memoryMiB,
      cpus: this.space.cpus,
      temporarySpaceMiB: this.space.temporaryMiB,
      releaseMarker: RELEASE_MARKER,
    });
  }

  private makeServer(server: ReverseProxyServer, configurations: OwnedVolume, published: OwnedVolume, address: Address): Container {
    return defineContainer(this, "Resource", {
      name: hostName(this),
      role: "service",
      image: this.image.imageId,
      spec: { ...server.container, ...waitThenServe([...(server.container.entrypoint ?? []), ...(server.container.command ?? [])]), user: this.engine.user },
      resources: this.space,
      networks: () => [{ id: this.edgeNetwork.id }, ...this.sites.networkIds.map((id) => ({ id }))],
      mounts: [
        { source: configurations.name, target: PROXY_PATH },
        { source: published.name, target: PUBLIC_PATH },
      ],
      dependsOn: [...configurations.dependables, ...published.dependables],
      settings: {
        restart: "unless-stopped",
        ports: [{ internal: this.engine.port, external: address.httpPort, ip: address.bindAddress, protocol: "tcp" }],
      },
    });
  }

  private makeRouteJob(server: ReverseProxyServer, configurations: OwnedVolume, published: OwnedVolume): Container {
    return defineRouteJob(this, {
      ...server,
      image: this.image.imageId,
      proxyId: this.container.id,
      user: this.engine.user,
      drainSeconds: this.engine.drainSeconds,
      proxyVolume: configurations.name,
      publicVolume: published.name,
      route: () => this.route(),
      dependsOn: [this.container],
    });
  }

  /** Engines see names that stand still; here they become those of the containers. */
  private route(): Route {
    return { ...this.sites.route(), configuration: this.sites.withRealNames(this.bind().configuration) };
  }
}
