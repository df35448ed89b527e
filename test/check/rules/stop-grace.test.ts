import { Gunicorn } from "../../../lib";
import { Shop } from "../../support/shop";
import { errorsOf, testRule } from "../support";

testRule("stop-grace", {
  fails: () => new Shop({ server: { engine: new Gunicorn({ extraArguments: ["--graceful-timeout", "60"] }) } }).stack,
  passes: () => new Shop({ server: { engine: new Gunicorn({ gracefulTimeoutSeconds: 60 }) } }).stack,
  at: "shop/AppServer",
  says: "its server gives requests 60 s to finish, but Docker kills it after 35 s; lower the graceful timeout below 35 s, or raise the stop timeout",
});

test("an override of Docker's stop timeout is seen", () => {
  const { stack, server } = new Shop();
  server.containers[1].addOverride("destroy_grace_seconds", 5);
  expect(errorsOf(stack)).toContain("its server gives requests 30 s to finish, but Docker kills it after 5 s");
});
