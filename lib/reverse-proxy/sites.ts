import type { Network } from "@cdktf/provider-docker/lib/network";
import { TerraformStack } from "cdktf";
import { type Construct, Node } from "constructs";
import type { IUpstream, UpstreamServer } from "../app-server/upstream";
import { defineNetwork } from "../private/docker-parts";
import { kebab } from "../private/names";
import type { Route } from "../rollout/route-job";
import { originOf } from "./address";
import { checkPair, idleConnectionSeconds } from "./pairing";
import { bodySize } from "./proxy-space";
import type { IReverseProxyEngine, ProxySite } from "./reverse-proxy-engine";
import { checkServerNames } from "./server-names";
import type { SiteProps } from "./site";

/** One application behind the proxy. */
export interface Site {
  readonly name: string;
  readonly serverNames: string[];
  readonly maxBodySizeMiB: number;
  readonly upstream: IUpstream;
  readonly isolated: boolean;
  readonly securityHeaders: boolean;
  ownNetwork?: Network;
}

interface Front {
  readonly behindTls: boolean;
  readonly port: number;
}

/** Where the proxy meets its applications. */
export interface MeetingPlace {
  readonly networkId: string;
  /** Whether an application may get a network of its own. */
  readonly canIsolate: boolean;
}

/** The sites of one proxy. */
export class Sites {
  private readonly sites: Site[] = [];
  private place?: MeetingPlace;

  public constructor(
    private readonly proxy: Construct,
    private readonly engine: IReverseProxyEngine,
    private readonly front: Front,
  ) {}

  public get first(): Site {
    return this.sites[0];
  }

  public add(id: string, props: SiteProps): void {
    const serverNames = checkServerNames(props.serverNames);
    const name = kebab(id);
    if (name === "") throw new Error(`the id of a site must have a letter or digit, got ${JSON.stringify(id)}; give it a name such as 'blog'`);
    this.checkNew(name, serverNames);
    checkStack(this.proxy, props.upstream);
    const facts = props.upstream.facts();
    checkPair(this.engine, facts);
    const { upstream, isolated = false, securityHeaders = true } = props;
    const site = { name, serverNames, maxBodySizeMiB: bodySize(props.maxBodySizeMiB), upstream, isolated, securityHeaders };
    this.sites.push(site);
    if (this.place) this.connect(site, this.place);
  }

  /** Tells the applications, those of sites that come later as well, where they are met. */
  public meetAt(place: MeetingPlace): void {
    this.place = place;
    this.sites.forEach((site) => this.connect(site, place));
  }

  public get all(): readonly Site[] {
    return this.sites;
  }

  /** Networks that single applications have for themselves. */
  public get ownNetworkIds(): string[] {
    return this.sites.flatMap(({ ownNetwork }) => (ownNetwork ? [ownNetwork.id] : []));
  }

  public forEngine(publicPath: string): ProxySite[] {
    return this.sites.map(({ name, serverNames, maxBodySizeMiB, upstream, securityHeaders }) => {
      const facts = upstream.facts();
      return {
        name,
        serverNames,
        maxBodySizeMiB,
        securityHeaders,
        servers: facts.servers.map(({ placeholder, port }) => `${placeholder}:${port}`),
        protocol: facts.protocol,
        idleConnectionSeconds: idleConnectionSeconds(facts),
        requestTimeoutSeconds: facts.requestTimeoutSeconds,
        readyPath: facts.readyPath,
        staticUrlPath: facts.staticFiles?.urlPath,
        staticFolder: facts.staticFiles && `${publicPath}/${name}/files`,
      };
    });
  }

  public route(): Pick<Route, "servers" | "staticFiles"> {
    const facts = this.sites.map(({ name, upstream }) => ({ name, ...upstream.facts() }));
    return {
      servers: facts.flatMap(({ servers, readyPath, startTimeoutSeconds }) =>
        readyPath === undefined
          ? []
          : servers.map(({ name, port, healthPort }) => ({ address: `${name}:${healthPort ?? port}`, readyPath, startTimeoutSeconds })),
      ),
      staticFiles: facts.flatMap(({ name, staticFiles }) => (staticFiles ? [{ site: name, ...staticFiles }] : [])),
    };
  }

  public withRealNames(configuration: string): string {
    const servers = this.sites.flatMap(({ upstream }): UpstreamServer[] => upstream.facts().servers.filter(({ name, placeholder }) => name !== placeholder));
    // Not inside a longer name that ends in the same.
    return servers.reduce(
      (text, { placeholder, name }) => text.replace(new RegExp(`(?<![a-z0-9-])${placeholder}`, "g"), () => name),
      configuration,
    );
  }

  private connect(site: Site, { networkId, canIsolate }: MeetingPlace): void {
    const { name, serverNames, upstream, isolated, maxBodySizeMiB } = site;
    const { egress } = upstream.facts();
    const separate = isolated || !egress;
    if (separate && !canIsolate) {
      throw new Error(`'isolated' must be left out, and 'egress' not be false, where ${this.engine.productName} is the proxy: its Docker host has one network for all`);
    }
    if (separate) site.ownNetwork = defineNetwork(this.proxy, `Front-${name}`, { internal: !egress });
    const { behindTls, port } = this.front;
    upstream.serveAs({
      proxyPath: Node.of(this.proxy).path,
      networkId: site.ownNetwork?.id ?? networkId,
      maxBodySizeMiB,
      site: { serverNames, origins: serverNames.map((serverName) => originOf(serverName, behindTls, port)), behindTls },
    });
  }

  private checkNew(name: string, serverNames: string[]): void {
    if (this.sites.some((site) => site.name === name)) {
      throw new Error(`two sites of a proxy would both be named '${name}'; give one of them another id (only letters and digits count)`);
    }
    const taken = new Set(this.sites.flatMap((site) => site.serverNames));
    for (const serverName of serverNames) {
      if (taken.has(serverName)) throw new Error(`'serverNames' must belong to one site each, got '${serverName}' twice; remove it from one of them`);
      taken.add(serverName);
    }
  }
}

function checkStack(proxy: Construct, upstream: IUpstream): void {
  if (!("node" in upstream)) return;
  const construct = upstream as IUpstream & Construct;
  if (TerraformStack.of(construct) !== TerraformStack.of(proxy)) {
    throw new Error(`'upstream' must be in the same stack as its proxy, got '${Node.of(construct).path}'; a stack of its own is for databases`);
  }
}
