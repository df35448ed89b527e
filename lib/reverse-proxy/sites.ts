import type { Network } from "@cdktf/provider-docker/lib/network";
import { TerraformStack } from "cdktf";
import { type Construct, Node } from "constructs";
import type { IUpstream, UpstreamServer } from "../app-server/upstream";
import { defineNetwork } from "../private/docker-parts";
import { kebab } from "../private/names";
import type { Route } from "../rollout/route-job";
import { originOf } from "./address";
import { bodySize } from "./proxy-space";
import type { ProxySite } from "./reverse-proxy-engine";
import { checkServerNames } from "./server-names";
import type { SiteProps } from "./site";

interface Site {
  readonly name: string;
  readonly serverNames: string[];
  readonly maxBodySizeMiB: number;
  readonly upstream: IUpstream;
  readonly ownNetwork?: Network;
}

interface Front {
  readonly behindTls: boolean;
  readonly port: number;
}

/** The sites of one proxy. */
export class Sites {
  private readonly sites: Site[] = [];

  public constructor(private readonly proxy: Construct, private readonly network: Network, private readonly front: Front) {}

  public get first(): Site {
    return this.sites[0];
  }

  public add(id: string, props: SiteProps): void {
    const serverNames = checkServerNames(props.serverNames);
    const name = kebab(id);
    if (name === "") throw new Error(`the id of a site must have a letter or digit, got ${JSON.stringify(id)}; give it a name such as 'blog'`);
    this.checkNew(name, serverNames);
    checkStack(this.proxy, props.upstream);
    const { egress } = props.upstream.facts();
    const ownNetwork = props.isolated || !egress ? defineNetwork(this.proxy, `Front-${name}`, { internal: !egress }) : undefined;
    props.upstream.serveAs({
      proxyPath: Node.of(this.proxy).path,
      networkId: (ownNetwork ?? this.network).id,
      site: {
        serverNames,
        origins: serverNames.map((serverName) => originOf(serverName, this.front.behindTls, this.front.port)),
        behindTls: this.front.behindTls,
      },
    });
    this.sites.push({ name, serverNames, maxBodySizeMiB: bodySize(props.maxBodySizeMiB), upstream: props.upstream, ownNetwork });
  }

  /** Networks the proxy joins to reach its applications. */
  public get networkIds(): string[] {
    return [this.network.id, ...this.sites.flatMap(({ ownNetwork }) => (ownNetwork ? [ownNetwork.id] : []))];
  }

  public forEngine(publicPath: string): ProxySite[] {
    return this.sites.map(({ name, serverNames, maxBodySizeMiB, upstream }) => {
      const facts = upstream.facts();
      return {
        name,
        serverNames,
        maxBodySizeMiB,
        servers: facts.servers.map(({ placeholder, port }) => `${placeholder}:${port}`),
        protocol: facts.protocol,
        requestTimeoutSeconds: facts.requestTimeoutSeconds,
        staticUrlPath: facts.staticFiles?.urlPath,
        staticFolder: facts.staticFiles && `${publicPath}/${name}/files`,
      };
    });
  }

  public route(): Pick<Route, "servers" | "staticFiles"> {
    const facts = this.sites.map(({ name, upstream }) => ({ name, ...upstream.facts() }));
    return {
      servers: facts.flatMap(({ servers, readyPath, startTimeoutSeconds }) =>
        servers.map(({ name, port }) => ({ address: `${name}:${port}`, readyPath, startTimeoutSeconds })),
      ),
      staticFiles: facts.flatMap(({ name, staticFiles }) => (staticFiles ? [{ site: name, ...staticFiles }] : [])),
    };
  }

  public withRealNames(configuration: string): string {
    const servers = this.sites.flatMap(({ upstream }): UpstreamServer[] => upstream.facts().servers);
    // Not inside a longer name that ends in the same.
    return servers.reduce(
      (text, { placeholder, name }) => text.replace(new RegExp(`(?<![a-z0-9-])${placeholder}`, "g"), () => name),
      configuration,
    );
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
