import { TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { AppServer } from "../app-server/app-server";
import type { AppServerWorkload } from "../app-server/app-server-engine";
import type { UpstreamFacts } from "../app-server/upstream";
import { Database } from "../database/database";
import { ReverseProxy } from "../reverse-proxy/reverse-proxy";
import type { ReverseProxyServer } from "../reverse-proxy/reverse-proxy-engine";
import type { Site } from "../reverse-proxy/sites";
import { WebFramework } from "../web-framework/web-framework";
import { FinishedResource } from "./finished-resource";

/** One application behind a proxy; of one that runs elsewhere, the server is unknown. */
export interface CheckedSite {
  readonly proxy: ReverseProxy;
  readonly site: Site;
  readonly facts: UpstreamFacts;
  readonly server?: AppServer;
  readonly workload?: AppServerWorkload;
}

/** A proxy, what its engine answers, and its applications. */
export interface CheckedProxy {
  readonly proxy: ReverseProxy;
  readonly server: ReverseProxyServer;
  readonly sites: CheckedSite[];
}

/** The parts of a stack, as rules compare them. What costs something is asked when a rule wants it, and once. */
export class CheckedStack {
  public readonly servers: AppServer[];
  public readonly frameworks: WebFramework[];
  public readonly databases: Database[];
  private readonly all: IConstruct[];
  private readonly finishedOnes = new Map<TerraformResource, FinishedResource>();
  private allProxies?: CheckedProxy[];
  private allContainers?: FinishedResource[];

  public constructor(public readonly stack: TerraformStack) {
    this.all = stack.node.findAll();
    this.servers = this.all.filter((it) => it instanceof AppServer);
    this.frameworks = this.all.filter((it) => it instanceof WebFramework);
    this.databases = this.all.filter((it) => it instanceof Database);
  }

  /** Every stack of the program, this one among them, in the order of the tree. */
  public get app(): CheckedStack[] {
    const stacks = this.stack.node.root.node.findAll().filter((it) => TerraformStack.isStack(it));
    return stacks.map((it) => (it === this.stack ? this : new CheckedStack(it)));
  }

  public get proxies(): CheckedProxy[] {
    const proxies = () => this.all.filter((it) => it instanceof ReverseProxy);
    return (this.allProxies ??= proxies().map((proxy) => ({ proxy, server: proxy._server, sites: sitesOf(proxy) })));
  }

  /** The user's own among them. */
  public get containers(): FinishedResource[] {
    return (this.allContainers ??= this.resources("docker_container"));
  }

  public get images(): FinishedResource[] {
    return this.resources("docker_image");
  }

  public get sites(): CheckedSite[] {
    return this.proxies.flatMap(({ sites }) => sites);
  }

  /** The finished form of a resource that a construct shows. */
  public finished(resource: TerraformResource): FinishedResource {
    const known = this.finishedOnes.get(resource) ?? new FinishedResource(resource);
    this.finishedOnes.set(resource, known);
    return known;
  }

  private resources(type: string): FinishedResource[] {
    const resources = this.all.filter((it) => TerraformResource.isTerraformResource(it)).filter(({ terraformResourceType }) => terraformResourceType === type);
    return resources.map((resource) => this.finished(resource));
  }
}

/** Asked once: each answer costs the engine as much as a synth. */
function sitesOf(proxy: ReverseProxy): CheckedSite[] {
  return proxy._sites.all.map((site) => {
    const server = site.upstream instanceof AppServer ? site.upstream : undefined;
    return { proxy, site, server, facts: site.upstream.facts(), workload: server?._process.workload };
  });
}
