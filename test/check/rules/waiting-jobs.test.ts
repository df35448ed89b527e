import type { TerraformStack } from "cdktf";
import { Postgres } from "../../../lib";
import { Shop } from "../../support/shop";
import { testRule } from "../support";

testRule("waiting-jobs", {
  fails: () => withSites(8),
  passes: () => withSites(7),
  at: "shop",
  says: "10 jobs may wait for a database at once (1 prepare one, 9 migrate), and Terraform does 10 things at a time; split the stack, or deploy with a parallelism of 20",
});

/** So many sites beside the shop, all on its database. */
function withSites(count: number): TerraformStack {
  const shop = new Shop({ database: { engine: new Postgres({ maxConnections: 1000 }) }, server: { replicas: 1 } });
  for (let index = 0; index < count; index += 1) shop.addSite(`Site${index}`, [`site${index}.example.com`], shop.database);
  return shop.stack;
}
