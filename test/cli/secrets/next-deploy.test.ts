import { whatToDeploy } from "../../../cli/secrets/next-deploy";
import { secretContainer } from "./container";
import { shopFolder } from "./shop-folder";

const MAKER = secretContainer("shop-database-secrets-20260301030000", { role: "job", status: "exited", isReleased: false, madeBy: [] });

test("the stack that has the secret is deployed first, then the others that use it", () => {
  const consumers = [secretContainer("web", { stack: "web" }), secretContainer("api", { stack: "api" }), secretContainer("app")];
  expect(whatToDeploy(shopFolder(), [MAKER], consumers)).toEqual(["deploy now: shop, then api, then web"]);
  expect(whatToDeploy(shopFolder(), [], [])).toEqual(["deploy now: shop"]);
});

test("what no deploy replaces by itself is named with the way to replace it", () => {
  const app = secretContainer("app", { madeBy: [] });
  const [, own, ...more] = whatToDeploy(shopFolder(), [MAKER], [app, { ...app, status: "exited" }, { ...app, isReleased: false }]);
  expect(own).toMatch(/^a deploy alone does not replace AppServer; deploy by: terraform -chdir=cdktf\.out\/stacks\/shop apply -replace=docker_container\.AppServer_Replica0_\w+ -replace=docker_container\.AppServer_Replica1_\w+$/);
  expect(more).toEqual([]);
  expect(whatToDeploy(shopFolder(), [], [{ ...app, stack: "web" }])).toEqual([
    "deploy now: shop, then web",
    "of web, a deploy does not replace app: have Terraform replace them (-replace)",
  ]);
});
