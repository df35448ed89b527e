import type { TerraformStack } from "cdktf";
import {
  AppServer,
  type AppServerProps,
  ContainerImage,
  Database,
  type DatabaseProps,
  Django,
  type IDatabase,
  ReverseProxy,
  type ReverseProxyProps,
  Tls,
  WebFramework,
  type WebFrameworkProps,
} from "../../lib";
import { newStack, type Synthesized, synth } from "./synth";

/** What a test wants otherwise than the usual. */
export interface ShopOptions {
  readonly stack?: TerraformStack;
  readonly database?: DatabaseProps;
  readonly framework?: Partial<WebFrameworkProps>;
  readonly server?: Partial<AppServerProps>;
  readonly proxy?: Partial<ReverseProxyProps>;
}

/** The ten lines of the README: a proxy, a server, a framework and a database. */
export class Shop {
  public readonly stack: TerraformStack;
  public readonly database: Database;
  public readonly framework: WebFramework;
  public readonly server: AppServer;
  public readonly proxy: ReverseProxy;

  public constructor(options: ShopOptions = {}) {
    this.stack = options.stack ?? newStack();
    this.database = new Database(this.stack, "Database", options.database);
    this.framework = defineFramework(this.stack, "Site", { database: this.database, ...options.framework });
    this.server = new AppServer(this.stack, "AppServer", { framework: this.framework, ...options.server });
    this.proxy = new ReverseProxy(this.stack, "Proxy", {
      upstream: this.server,
      serverNames: ["shop.example.com"],
      tls: Tls.none(),
      ...options.proxy,
    });
  }

  /** One more application behind the same proxy. */
  public addSite(id: string, serverNames: string[], database?: IDatabase): AppServer {
    const server = new AppServer(this.stack, `${id}Server`, { framework: defineFramework(this.stack, id, { database }) });
    this.proxy.addSite(id, { upstream: server, serverNames });
    return server;
  }

  public synth(): Synthesized {
    return synth(this.stack);
  }
}

export function defineFramework(stack: TerraformStack, id: string, props: Partial<WebFrameworkProps> = {}): WebFramework {
  return new WebFramework(stack, id, {
    engine: new Django({ project: "shop" }),
    image: ContainerImage.fromRegistry("registry.example.com/shop:1.4"),
    ...props,
  });
}
