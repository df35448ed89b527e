import type { TerraformStack } from "cdktf";
import { Gunicorn, Nginx } from "../../../lib";
import { Shop } from "../../support/shop";
import { errorsOf, testRule } from "../support";

testRule("start-time", {
  fails: () => withStart(600),
  passes: () => withStart(570),
  at: "shop/Proxy",
  says: "a switch may take 1230 s (a start 600 s, the proxy's grace 600 s, the rest 30 s), and the provider gives up after 1200 s; lower 'startTimeoutSeconds' or the grace",
});

function withStart(startTimeoutSeconds: number): TerraformStack {
  const engine = new Gunicorn({ gracefulTimeoutSeconds: 600 });
  return new Shop({ server: { startTimeoutSeconds, engine }, proxy: { engine: new Nginx({ workerShutdownTimeoutSeconds: 600 }) } }).stack;
}

test("a stop that takes too long is seen", () => {
  const { stack, database } = new Shop();
  database.container.addOverride("destroy_grace_seconds", 1201);
  expect(errorsOf(stack)).toContain("at 'shop/Database': start-time: a stop may take 1201 s, and the provider gives up after 1200 s; lower 'destroy_grace_seconds'");
});
