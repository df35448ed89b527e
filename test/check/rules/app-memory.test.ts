import { Gunicorn } from "../../../lib";
import { Shop } from "../../support/shop";
import { testRule } from "../support";

testRule("app-memory", {
  fails: () => new Shop({ server: { engine: new Gunicorn({ workers: 5 }) } }).stack,
  passes: () => new Shop({ server: { engine: new Gunicorn({ workers: 5 }), replicas: 1, resources: { memoryMiB: 550 } } }).stack,
  at: "shop/AppServer",
  says: "5 processes take about 550 MiB, but the memory limit is 512 MiB; set 'resources.memoryMiB' to 550, or have fewer workers",
});
