import type { TerraformStack } from "cdktf";
import { Shop } from "../../support/shop";
import { errorsOf, testRule } from "../support";

testRule("temporary-space", {
  fails: () => overridden("size=5m"),
  passes: () => overridden("size=10m"),
  at: "shop/Proxy",
  says: "bodies may have 10 MiB, but '/tmp' holds 5 MiB; remove the override, or lower 'maxBodySizeMiB'",
});

function overridden(options: string): TerraformStack {
  const { stack, proxy } = new Shop();
  proxy.container.addOverride("tmpfs", { "/tmp": `rw,${options}` });
  return stack;
}

test("an application's '/tmp' leaves room for the application", () => {
  const { stack } = new Shop({ server: { temporarySpaceMiB: 512 } });
  expect(errorsOf(stack)).toContain("at 'shop/AppServer': temporary-space: '/tmp' may take 512 MiB, but the memory limit is 512 MiB; raise 'resources.memoryMiB' above 512");
});
