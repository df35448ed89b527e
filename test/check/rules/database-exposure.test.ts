import type { TerraformStack } from "cdktf";
import { Shop } from "../../support/shop";
import { errorsOf, testRule } from "../support";

testRule("database-exposure", {
  fails: () => overridden(({ database }) => database.container.addOverride("ports", [{ internal: 5432, external: 5432 }])),
  passes: () => overridden(({ proxy }) => proxy.container.addOverride("ports.1", { internal: 8080, external: 8080 })),
  at: "shop/Database",
  says: "a port of it is published on the Docker host, or it is on the host's own network; remove the override that does it",
});

test("a proxy on the database's network is seen", () => {
  const stack = overridden(({ proxy, database }) => proxy.container.addOverride("networks_advanced", [{ name: database.network?.id }]));
  expect(errorsOf(stack)).toContain("at 'shop/Proxy': database-exposure: it is on a network of 'shop/Database'");
});

function overridden(change: (shop: Shop) => void): TerraformStack {
  const shop = new Shop();
  change(shop);
  return shop.stack;
}
