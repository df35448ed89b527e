import type { Container } from "@cdktf/provider-docker/lib/container";
import type { Image } from "@cdktf/provider-docker/lib/image";
import type { Network } from "@cdktf/provider-docker/lib/network";
import type { ContainerImage } from "../container/container-image";
import type { Address } from "./address";
import type { ProxySpace } from "./proxy-space";
import type { IReverseProxyEngine, ReverseProxyServer } from "./reverse-proxy-engine";
import type { Sites } from "./sites";

/** What a server is made from. */
export interface ProxyServerProps {
  readonly engine: IReverseProxyEngine;
  /** Asks the engine about the sites there are by now. */
  readonly bind: () => ReverseProxyServer;
  readonly sites: Sites;
  readonly space: ProxySpace;
  readonly address: Address;
  readonly image?: ContainerImage;
  readonly keepReleases?: number;
}

/** The resources of a server. */
export interface ProxyServer {
  readonly image: Image;
  readonly container: Container;
  readonly edgeNetwork?: Network;
  readonly network?: Network;
  readonly routeJob?: Container;
}
