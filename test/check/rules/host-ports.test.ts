import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { TerraformStack } from "cdktf";
import { Shop } from "../../support/shop";
import { newApp } from "../../support/synth";
import { errorsOf, testRule } from "../support";

testRule("host-ports", {
  fails: () => twoStacks("", ""),
  passes: () => twoStacks("", "ssh://deploy@web2.example.com"),
  at: "blog/Proxy",
  says: "port 80 at 0.0.0.0 is published by 'shop/Proxy' already; choose another port or address for one of them",
});

/** Two stacks of one program, each with a proxy on port 80. */
function twoStacks(...hosts: [string, string]): TerraformStack {
  const app = newApp();
  const stacks = ["shop", "blog"].map((id, index) => {
    const stack = new TerraformStack(app, id);
    new DockerProvider(stack, "Docker", { host: hosts[index] || undefined });
    return new Shop({ stack }).stack;
  });
  return stacks[1];
}

test("a port that an override adds is seen", () => {
  const { stack, server } = new Shop();
  server.containers[0].addOverride("ports", [{ internal: 8000, external: 80 }]);
  expect(errorsOf(stack)).toContain("host-ports: port 80 at 0.0.0.0 is published by 'shop/AppServer' already");
});
