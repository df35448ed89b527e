import { Gunicorn, Nginx } from "../../../lib";
import { Shop } from "../../support/shop";
import { testRule } from "../support";

testRule("drain", {
  fails: () => new Shop({ proxy: { engine: new Nginx({ workerShutdownTimeoutSeconds: 120 }) } }).stack,
  passes: () =>
    new Shop({ server: { engine: new Gunicorn({ gracefulTimeoutSeconds: 120 }) }, proxy: { engine: new Nginx({ workerShutdownTimeoutSeconds: 120 }) } }).stack,
  at: "shop/AppServer",
  says: "the proxy gives requests 120 s to finish, the server only 30 s; raise the server's graceful timeout to 120 s",
});
