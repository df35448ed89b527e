import type { TerraformStack } from "cdktf";
import { Django } from "../../../lib";
import { Shop } from "../../support/shop";
import { errorsOf, testRule } from "../support";

testRule("static-url", {
  fails: () => withStaticUrl("/-/static/"),
  passes: () => withStaticUrl("/files/static/"),
  at: "shop/AppServer",
  says: "the static files are at '/-/static/', which clashes with '/-/'; choose another path",
});

test.each(["/.static/", "/.well-known/static/", "/-/"])("%s clashes with what the proxy keeps for itself", (staticUrl) => {
  expect(errorsOf(withStaticUrl(staticUrl))).toContain(`static-url: the static files are at '${staticUrl}'`);
});

function withStaticUrl(staticUrl: string): TerraformStack {
  return new Shop({ framework: { engine: new Django({ project: "shop", staticUrl }) } }).stack;
}
