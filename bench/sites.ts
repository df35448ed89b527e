import type { TerraformStack } from "cdktf";
import { AppServer, ContainerImage, Database, Django, ReverseProxy, Tls, WebFramework } from "../lib";

/** Sites of everything the library makes by default. */
export function sites(stack: TerraformStack, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const name = `Site${index}`;
    const database = new Database(stack, `${name}Database`);
    const framework = new WebFramework(stack, name, {
      engine: new Django({ project: "shop" }),
      image: ContainerImage.fromRegistry("registry.example.com/shop:1.0.0"),
      database,
    });
    const upstream = new AppServer(stack, `${name}Server`, { framework });
    new ReverseProxy(stack, `${name}Proxy`, { upstream, serverNames: [`site${index}.example.com`], tls: Tls.none(), httpPort: 10_000 + index });
  }
}
