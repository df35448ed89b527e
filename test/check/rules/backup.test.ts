import type { TerraformStack } from "cdktf";
import { AppServer, ReverseProxy, Tls } from "../../../lib";
import { defineFramework, Shop } from "../../support/shop";
import { newStack } from "../../support/synth";
import { testRule } from "../support";

testRule("backup", {
  fails: () => new Shop().stack,
  passes: withoutDatabase,
  at: "shop/Database",
  says: "nothing in this stack backs up the volume 'shop-database-data'; have something that does",
});

function withoutDatabase(): TerraformStack {
  const stack = newStack();
  const upstream = new AppServer(stack, "AppServer", { framework: defineFramework(stack, "Site") });
  new ReverseProxy(stack, "Proxy", { upstream, serverNames: ["shop.example.com"], tls: Tls.none() });
  return stack;
}
