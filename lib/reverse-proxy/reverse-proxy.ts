import type { Container } from "@cdktf/provider-docker/lib/container";
import type { Image } from "@cdktf/provider-docker/lib/image";
import type { Network } from "@cdktf/provider-docker/lib/network";
import { Construct } from "constructs";
import type { ContainerImage } from "../container/container-image";
import { checkKinds } from "../container/kinds";
import type { Resources } from "../container/resources";
import { at } from "../private/at";
import { PUBLIC_PATH, QUIESCE_FILE, RELEASE_MARKER } from "../rollout/route-script";
import { type Address, checkAddress, originOf } from "./address";
import { imageServer } from "./image-server";
import { REVERSE_PROXY, SITE } from "./kinds";
import { liveServer } from "./live-server";
import { Nginx } from "./nginx";
import { claimPort } from "./ports";
import type { ProxyServer } from "./proxy-server";
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
   * Address on the Docker host. Docker opens it past the host's own firewall; `"127.0.0.1"` keeps it to the host. On a
   * Windows host only the default will do.
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
   * Image to run, or to build on, instead of the engine's own; it has to keep the contract of the official image.
   *
   * @default - the engine's image
   */
  readonly image?: ContainerImage;

  /**
   * How many releases of the stack are kept for `npx webstack rollback`, the present one among them: 1 to 50. Of several
   * proxies in one stack the largest number counts. Not for a server on a Windows host.
   *
   * @default 5
   */
  readonly keepReleases?: number;
}

/** The web server in front: it faces the public, serves static files and passes the rest to the applications. */
export class ReverseProxy extends Construct {
  /** Where browsers find the first site. */
  public readonly url: string;

  /** The server's image. */
  public readonly image: Image;

  /**
   * The network the public comes in by.
   *
   * @default - none: a server on a Windows host is on the host's network `nat`
   */
  public readonly edgeNetwork?: Network;

  /**
   * The network of the proxy and its applications.
   *
   * @default - none: a server on a Windows host is on the host's network `nat`
   */
  public readonly network?: Network;

  /** The server. A release never replaces it, unless its configuration is a part of its image. */
  public readonly container: Container;

  /**
   * The job that puts a release before the public.
   *
   * @default - none: the configuration is a part of the server's image
   */
  public readonly routeJob?: Container;

  /** @internal */
  public readonly _sites: Sites;

  /** @internal */
  public readonly _address: Address;

  private readonly engine: IReverseProxyEngine;
  private readonly space: ProxySpace;

  public constructor(scope: Construct, id: string, private readonly props: ReverseProxyProps) {
    super(scope, id);
    at(this, () => checkKinds("", props, REVERSE_PROXY));
    this.engine = props.engine ?? new Nginx();
    const address = at(this, () => checkAddress(props));
    this._address = address;
    at(this, () => claimPort(this, address));
    this.space = at(this, () => proxySpace(props, this.engine.minimumMemoryMiB));
    this._sites = new Sites(this, this.engine, { behindTls: props.tls.behindTls, port: address.httpPort });
    at(this, () => this._sites.add("main", props));
    const { serverNames } = this._sites.first;
    this.url = originOf(serverNames.find((name) => !name.startsWith("*")) ?? serverNames[0], props.tls.behindTls, address.httpPort);
    const server = at(this, () => this.makeServer(address));
    this.image = server.image;
    this.edgeNetwork = server.edgeNetwork;
    this.network = server.network;
    this.container = server.container;
    this.routeJob = server.routeJob;
  }

  /** Where browsers find every site, by each of its names; one that stands for many has no address. */
  public get urls(): string[] {
    const { tls, httpPort = 80 } = this.props;
    const names = this._sites.forEngine("").flatMap(({ serverNames }) => serverNames.filter((name) => !name.startsWith("*")));
    return names.map((name) => originOf(name, tls.behindTls, httpPort));
  }

  /**
   * Puts one more application behind this proxy. No other site is touched by it, nor the proxy itself, unless its
   * configuration is a part of its image.
   *
   * @param id name of the site among those of this proxy
   */
  public addSite(id: string, props: SiteProps): void {
    at(this, () => {
      checkKinds("", props, SITE);
      checkBodySize(this.space, props.maxBodySizeMiB);
      this._sites.add(id, props);
      void this._server;
    });
  }

  /** @internal what the engine answers for the sites there are by now */
  public get _server(): ReverseProxyServer {
    return this.engine.bind({
      sites: this._sites.forEngine(PUBLIC_PATH),
      trustedProxies: this.props.tls.trustedProxies,
      trustedHeaders: this.props.tls.trustedHeaders,
      memoryMiB: this.space.memoryMiB,
      cpus: this.space.cpus,
      temporarySpaceMiB: this.space.temporaryMiB,
      releaseMarker: RELEASE_MARKER,
      quiesceFile: QUIESCE_FILE,
    });
  }

  private makeServer(address: Address): ProxyServer {
    const { engine, _sites: sites, space } = this;
    const { live, image } = this._server;
    if ((live === undefined) === (image === undefined)) {
      throw new Error(`the engine ${engine.productName} must answer exactly one of 'live' and 'image', got ${live ? "both" : "none"}`);
    }
    const { image: given, keepReleases } = this.props;
    const props = { engine, sites, space, address, bind: () => this._server, image: given, keepReleases };
    return live ? liveServer(this, props) : imageServer(this, props);
  }
}
