import type { Container } from "@cdktf/provider-docker/lib/container";
import type { Construct } from "constructs";
import { ContainerImage } from "../container/container-image";
import { mirroredName } from "../container/image-mirror";
import { wholeNumber } from "../container/numbers";
import { defineContainer, RESTART } from "../private/docker-container";
import { defineImage, defineNetwork, imageMirror } from "../private/docker-parts";
import { hostName } from "../private/names";
import { type OwnedVolume, ownedVolume } from "../rollout/owned-volume";
import { ReleaseRecord } from "../rollout/release-record";
import { defineRouteJob, ROUTE_USER, type Route } from "../rollout/route-job";
import { PROXY_PATH, PUBLIC_PATH, waitThenServe } from "../rollout/route-script";
import type { ProxyServer, ProxyServerProps } from "./proxy-server";
import type { LiveConfiguration, ReverseProxyServer } from "./reverse-proxy-engine";

/** A server that a job gives each new configuration while it runs. A release never replaces it. */
export function liveServer(proxy: Construct, props: ProxyServerProps): ProxyServer {
  const { engine, sites, keepReleases = 5 } = props;
  const keep = wholeNumber("keepReleases", keepReleases, { atLeast: 1, atMost: 50 });
  const server = props.bind();
  const image = defineImage(proxy, "Image", props.image ?? ContainerImage.fromRegistry(mirroredName(engine.imageName, imageMirror(proxy))));
  const { imageId } = image;
  const edgeNetwork = defineNetwork(proxy, "Edge", { internal: false });
  const network = defineNetwork(proxy, "Front", { internal: false });
  sites.meetAt({ networkId: network.id, canIsolate: true });
  // Not the server's: whoever takes it over can change neither.
  const configurations = ownedVolume(proxy, "configuration", ROUTE_USER);
  const published = ownedVolume(proxy, "public", ROUTE_USER);
  const shared = [edgeNetwork.id, network.id];
  const networkIds = () => [...shared, ...sites.ownNetworkIds];
  const container = makeContainer(proxy, props, { server, imageId, networkIds, configurations, published });
  const routeJob = defineRouteJob(proxy, {
    ...live(server),
    image: imageId,
    proxyId: container.id,
    proxyVolume: configurations.name,
    publicVolume: published.name,
    route: () => route(props),
    staticFiles: () => sites.route().staticFiles,
    dependsOn: [container],
  });
  ReleaseRecord.of(proxy).recordAfter(routeJob, keep);
  return { image, edgeNetwork, network, container, routeJob };
}

interface Parts {
  readonly server: ReverseProxyServer;
  readonly imageId: string;
  readonly networkIds: () => string[];
  readonly configurations: OwnedVolume;
  readonly published: OwnedVolume;
}

function makeContainer(proxy: Construct, { engine, space, address }: ProxyServerProps, parts: Parts): Container {
  const { server: { container }, configurations, published } = parts;
  return defineContainer(proxy, "Resource", {
    name: hostName(proxy),
    role: "service",
    image: parts.imageId,
    spec: { ...container, ...waitThenServe([...(container.entrypoint ?? []), ...(container.command ?? [])]), user: live(parts.server).user },
    resources: space,
    networks: () => parts.networkIds().map((id) => ({ id })),
    mounts: [
      { source: configurations.name, target: PROXY_PATH },
      { source: published.name, target: PUBLIC_PATH },
    ],
    dependsOn: [...configurations.dependables, ...published.dependables],
    settings: {
      restart: RESTART,
      ports: [{ internal: engine.port, external: address.httpPort, ip: address.bindAddress, protocol: "tcp" }],
    },
  });
}

/** Engines see names that stand still; here they become those of the containers. */
function route({ sites, bind }: ProxyServerProps): Route {
  return { ...sites.route(), configuration: sites.withRealNames(live(bind()).configuration) };
}

function live({ live }: ReverseProxyServer): LiveConfiguration {
  if (live === undefined) throw new Error("the proxy's engine must answer either 'live' or 'image' for whatever sites, got another one than at first");
  return live;
}
