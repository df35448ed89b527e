import { join } from "node:path";
import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { listContext } from "../container/build-context";
import { ContainerPlatform } from "../container/container-spec";
import { contextFolder } from "../container/context-folder";
import { mirroredName } from "../container/image-mirror";
import { type BuildSource, buildSource } from "../container/image-source";
import { type LeftOut, leftOutWarnings } from "../container/left-out";
import { at } from "../private/at";
import { defineContainer, RESTART } from "../private/docker-container";
import { defineBuiltImage, imageMirror } from "../private/docker-parts";
import { hostName } from "../private/names";
import { RELEASE_MARKER } from "../rollout/route-script";
import type { ProxyServer, ProxyServerProps } from "./proxy-server";
import type { ConfiguredImage } from "./reverse-proxy-engine";

/** The network that every Docker engine on Windows has. */
const WINDOWS_NETWORK = "nat";
/** A Windows container takes its time. */
const START_SECONDS = 300;

/** A server whose configuration is a part of its image: each change of it makes a new image and a new container. */
export function imageServer(proxy: Construct, props: ProxyServerProps): ProxyServer {
  const { engine, sites, space, address } = props;
  checkHost(props);
  sites.meetAt({ networkId: WINDOWS_NETWORK, canIsolate: false });
  const settings = { dockerfile: "Dockerfile", buildArgs: { BASE_IMAGE: baseImage(proxy, props) } };
  const warn = warnOnce(proxy);
  const source = cached(() => at(proxy, () => configured(props)), (image) => build(image, settings, warn));
  const image = defineBuiltImage(proxy, "Image", settings, source);
  const container = defineContainer(proxy, "Resource", {
    name: hostName(proxy),
    role: "service",
    platform: engine.platform,
    image: image.imageId,
    spec: props.bind().container,
    resources: space,
    release: () => source().hash.slice(0, 12),
    settings: {
      restart: RESTART,
      // The deploy fails unless the release is served.
      wait: true,
      waitTimeout: START_SECONDS,
      networkMode: WINDOWS_NETWORK,
      ports: [{ internal: engine.port, external: address.httpPort, protocol: "tcp" }],
    },
  });
  return { image, container };
}

function checkHost({ engine: { productName, platform }, address, keepReleases }: ProxyServerProps): void {
  if (platform !== ContainerPlatform.WINDOWS) {
    throw new Error(`an engine with its configuration in the image must run on ${ContainerPlatform.WINDOWS} hosts, got '${productName}' for ${platform}`);
  }
  if (address.bindAddress !== "0.0.0.0") {
    throw new Error(
      `'bindAddress' must be left out for ${productName}, got '${address.bindAddress}': a Windows host publishes a port at all its addresses; ` +
        "close it with the host's firewall",
    );
  }
  if (keepReleases !== undefined) {
    throw new Error(`'keepReleases' must be left out for ${productName}, got ${keepReleases}: what keeps releases runs on linux hosts; deploy the earlier commit to roll back`);
  }
}

function baseImage(proxy: Construct, { engine, image }: ProxyServerProps): string {
  const mirror = imageMirror(proxy);
  if (image === undefined) return mirroredName(engine.imageName, mirror);
  const source = image._source({ imageMirror: mirror });
  if (source.kind === "build") {
    throw new Error(`'image' must be one of a registry for ${engine.productName}, which builds its own on it; use ContainerImage.fromRegistry(...)`);
  }
  return source.name;
}

function configured({ bind, sites }: ProxyServerProps): ConfiguredImage {
  const { image } = bind();
  if (image === undefined) throw new Error("the proxy's engine must answer either 'live' or 'image' for whatever sites, got another one than at first");
  const late = Object.values(image.files).find((text) => sites.withRealNames(text) !== text);
  if (late !== undefined) throw new Error("'upstream' must have addresses known at synth where they become a part of the proxy's image, got names of this deploy");
  return image;
}

/** The release's name stands in the image, so it is made from all but itself. */
function build({ files, folders = {} }: ConfiguredImage, settings: Pick<BuildSource, "dockerfile" | "buildArgs">, warn: (warning: string) => void): BuildSource {
  const leftOut: LeftOut[] = [];
  const entries = Object.entries(folders).flatMap(([path, folder]) => {
    const listed = listContext(folder, { onLeftOut: (file) => leftOut.push({ ...file, path: join(folder, file.path) }) });
    return listed.map((entry) => ({ ...entry, path: `${path}/${entry.path}` }));
  });
  leftOutWarnings(leftOut, "everybody could fetch them; name them in .dockerignore of their folder, and this warning ends").forEach(warn);
  const { hash } = buildSource(contextFolder(entries, files), settings);
  const named = Object.entries(files).map(([path, text]): [string, string] => [path, text.replaceAll(RELEASE_MARKER, hash.slice(0, 16))]);
  return { ...buildSource(contextFolder(entries, Object.fromEntries(named)), settings), hash };
}

function warnOnce(proxy: Construct): (warning: string) => void {
  const told = new Set<string>();
  return (warning) => {
    if (!told.has(warning)) Annotations.of(proxy).addWarning(warning);
    told.add(warning);
  };
}

/** Terraform's text is asked for many times, and folders are read whole each time. */
function cached<A, B>(ask: () => A, make: (answer: A) => B): () => B {
  let last: { readonly key: string; readonly made: B } | undefined;
  return () => {
    const answer = ask();
    const key = JSON.stringify(answer);
    if (last?.key !== key) last = { key, made: make(answer) };
    return last.made;
  };
}
