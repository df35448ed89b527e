import type { TerraformStack } from "cdktf";
import { AppServer, ReverseProxy, Tls } from "../../../lib";
import { defineFramework, Shop } from "../../support/shop";
import { testRule } from "../support";

testRule("server-names", {
  fails: () => secondProxy("shop.example.com"),
  passes: () => secondProxy("blog.example.com"),
  at: "shop/Second",
  says: "'shop.example.com' is a name of 'shop/Proxy' too; give one of the sites another",
});

function secondProxy(serverName: string): TerraformStack {
  const { stack } = new Shop();
  const framework = defineFramework(stack, "Blog");
  const upstream = new AppServer(stack, "BlogServer", { framework });
  new ReverseProxy(stack, "Second", { upstream, serverNames: [serverName], tls: Tls.none(), httpPort: 8080 });
  return stack;
}
