import type { TerraformStack } from "cdktf";
import { AppServer, type AppServerProps, ContainerImage, Database, ReverseProxy, Tls, WebFramework } from "../../../lib";
import { CA_BUNDLE } from "../../integ/support/shop";
import { PlainWsgi } from "../../integ/support/tiny-project";

/** Why one of the stack's containers may be reached by another. */
export enum Why {
  /** The way of a request. */
  REQUEST = "",
  /** Docker lets through whatever is in one network; the proxy's network for its applications is shared, unless a site is isolated. */
  FRONT = " (same front network)",
  /** The same, where a database is. */
  DATA = " (same data network)",
}

export const MEMBERS = ["Proxy", "Blue", "Green", "Closed", "Quiet", "BlueData", "ClosedData"] as const;
export type Member = (typeof MEMBERS)[number];

type Edges = { readonly [from in Member]: { readonly [to in Member]?: readonly [number, Why] } };

/** Who reaches whom, at which port. */
export const DECLARED: Edges = {
  Proxy: { Blue: [8000, Why.REQUEST], Green: [8000, Why.REQUEST], Closed: [8000, Why.REQUEST], Quiet: [8000, Why.REQUEST] },
  Blue: { Proxy: [8080, Why.FRONT], Green: [8000, Why.FRONT], Quiet: [8000, Why.DATA], BlueData: [5432, Why.REQUEST] },
  Green: { Proxy: [8080, Why.FRONT], Blue: [8000, Why.FRONT] },
  Closed: { Proxy: [8080, Why.FRONT], ClosedData: [5432, Why.REQUEST] },
  Quiet: { Proxy: [8080, Why.FRONT], Blue: [8000, Why.DATA], BlueData: [5432, Why.REQUEST] },
  BlueData: { Blue: [8000, Why.DATA], Quiet: [8000, Why.DATA] },
  ClosedData: { Closed: [8000, Why.DATA] },
};

/** Those whose networks have no way out. */
export const WITHOUT_EGRESS: readonly Member[] = ["Quiet", "BlueData", "ClosedData"];

/** Four sites behind one proxy: two that share its front network, an isolated one, and one without egress that shares a database. */
export function defineReachability(stack: TerraformStack, project: string, port: number): void {
  const blueData = new Database(stack, "BlueData");
  const upstream = (name: string, database?: Database, props: Partial<AppServerProps> = {}): AppServer => {
    const image = ContainerImage.fromPythonProject(project, { caBundle: CA_BUNDLE });
    const framework = new WebFramework(stack, `${name}Site`, { engine: new PlainWsgi(), image, database });
    return new AppServer(stack, name, { framework, replicas: 1, ...props });
  };
  const proxy = new ReverseProxy(stack, "Proxy", {
    upstream: upstream("Blue", blueData),
    serverNames: ["blue.example.com"],
    tls: Tls.none(),
    httpPort: port,
    bindAddress: "127.0.0.1",
  });
  proxy.addSite("GreenSite", { upstream: upstream("Green"), serverNames: ["green.example.com"] });
  proxy.addSite("ClosedSite", { upstream: upstream("Closed", new Database(stack, "ClosedData")), serverNames: ["closed.example.com"], isolated: true });
  proxy.addSite("QuietSite", { upstream: upstream("Quiet", blueData, { egress: false }), serverNames: ["quiet.example.com"] });
}
