import { Gunicorn } from "../../../lib";
import { Shop } from "../../support/shop";
import { testRule } from "../support";

testRule("keep-alive-order", {
  fails: () => new Shop({ server: { engine: new Gunicorn({ extraArguments: ["--keep-alive=5"] }) } }).stack,
  passes: () => new Shop({ server: { engine: new Gunicorn({ keepaliveSeconds: 5 }) } }).stack,
  at: "shop/AppServer",
  says: "the proxy keeps idle connections 60 s, the server 5 s; remove the keep-alive from 'extraArguments' and set the engine's prop",
});
