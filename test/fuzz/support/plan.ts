import type { TerraformStack } from "cdktf";
import { AppServer, Database, type IDatabase, type IUpstream, ReverseProxy, StackOutputs, WebFramework } from "../../../lib";
import { newApp, newStack } from "../../support/synth";
import { Call, make, type Props } from "./tree";

/** One application and how it stands behind its proxy. */
export interface SitePlan {
  readonly id: string;
  /** What is said to the proxy, without the application. */
  readonly site: Props;
  /** An application of this stack. */
  readonly framework?: Props;
  readonly server?: Props;
  /** Which database it has: that of the stack, or one elsewhere. */
  readonly database?: "own" | Call;
  /** An application elsewhere. */
  readonly external?: Call;
}

/** A whole stack as data: what can be made of it twice. */
export interface Plan {
  readonly stackId: string;
  readonly context: Props;
  readonly databaseId: string;
  readonly database?: Props;
  readonly sites: readonly SitePlan[];
  /** What is said to the proxy, without the first site. */
  readonly proxy: Props;
  readonly outputs?: Props;
}

/** Makes the stack, each time in an app of its own. */
export function build(plan: Plan): TerraformStack {
  const stack = newStack(plan.stackId, newApp({ ...plan.context }));
  const database = plan.database && new Database(stack, plan.databaseId, props(plan.database));
  let proxy: ReverseProxy | undefined;
  for (const site of plan.sites) {
    const front = { ...(make(site.site) as object), upstream: upstream(stack, site, database) };
    if (proxy) proxy.addSite(site.id, front as never);
    else proxy = new ReverseProxy(stack, "Proxy", { ...front, ...props(plan.proxy) } as never);
  }
  if (plan.outputs) new StackOutputs(stack, "Outputs", props(plan.outputs));
  return stack;
}

function upstream(stack: TerraformStack, { id, framework, server, external, database }: SitePlan, own?: IDatabase): IUpstream {
  if (external) return make(external) as IUpstream;
  const its = database === "own" ? own : (make(database) as IDatabase | undefined);
  const made = new WebFramework(stack, `${id}Site`, { ...(its && { database: its }), ...props(framework) } as never);
  return new AppServer(stack, `${id}Server`, { framework: made, ...props(server) });
}

function props(data: Props = {}): object {
  return make(data) as object;
}

const IMAGE = new Call("ContainerImage.fromRegistry", ["registry.example.com/shop:1.4"]);

/** What stands around the one part that is looked at. */
export const EMPTY: Plan = { stackId: "shop", context: {}, databaseId: "Database", sites: [], proxy: { tls: new Call("Tls.none") } };

/** A stack with one application. */
export function siteWith(changes: Partial<SitePlan> = {}, rest: Partial<Plan> = {}): Plan {
  const { framework = {}, server = {}, site = {}, ...others } = changes;
  const first: SitePlan = {
    id: "Main",
    ...others,
    site: { serverNames: ["shop.example.com"], ...site },
    framework: { engine: new Call("Django", [{ project: "shop", migrate: false, collectstatic: false }]), image: IMAGE, ...framework },
    server: { replicas: 1, ...server },
  };
  return { ...EMPTY, ...rest, sites: [first] };
}
