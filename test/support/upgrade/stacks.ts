import type { TerraformStack } from "cdktf";
import { Apache, AppServer, ContainerImage, Database, type DatabaseProps, Django, type IDatabase, MySql, ReverseProxy, type ReverseProxyProps, Tls, WebFramework } from "../../../lib";
import { newApp, newStack, synth } from "../synth";
import { type StackFacts, stackFacts } from "./facts";

/** What the changelog calls the servers of these stacks, by the path of their constructs. */
const SERVERS: { readonly [path: string]: string } = {
  "shop/Database": "PostgreSQL server",
  "shop/Proxy": "Nginx proxy",
  "mysql/Database": "MySQL server",
  "mysql/Proxy": "Nginx proxy",
  "apache/Database": "PostgreSQL server",
  "apache/Proxy": "Apache proxy",
  "data/Database": "PostgreSQL server",
  "web/Proxy": "Nginx proxy",
};

function defineDatabase(stack: TerraformStack, props?: DatabaseProps): Database {
  return new Database(stack, "Database", props);
}

/** Everything is said here that has no default, so that no other test changes it. */
function defineWeb(stack: TerraformStack, database: IDatabase, proxy: Partial<ReverseProxyProps> = {}): void {
  const framework = new WebFramework(stack, "Site", {
    engine: new Django({ project: "shop" }),
    image: ContainerImage.fromRegistry("registry.example.com/shop:1.0.0"),
    database,
  });
  const upstream = new AppServer(stack, "AppServer", { framework });
  new ReverseProxy(stack, "Proxy", { upstream, serverNames: ["shop.example.com"], tls: Tls.none(), ...proxy });
}

/** The sites that an upgrade of the library has to leave in peace. */
export function presentFacts(): { [stack: string]: StackFacts } {
  const [shop, mysql, apache] = ["shop", "mysql", "apache"].map((id) => newStack(id, newApp()));
  const app = newApp();
  const [data, web] = ["data", "web"].map((id) => newStack(id, app));
  defineWeb(shop, defineDatabase(shop));
  defineWeb(mysql, defineDatabase(mysql, { engine: new MySql() }));
  defineWeb(apache, defineDatabase(apache), { engine: new Apache() });
  defineWeb(web, defineDatabase(data));
  return Object.fromEntries([shop, mysql, apache, data, web].map((stack) => [stack.node.id, stackFacts(synth(stack), (path) => SERVERS[`${stack.node.id}/${path}`])]));
}
