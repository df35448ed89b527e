import { Daphne, Gunicorn } from "../../../lib";
import { Shop } from "../../support/shop";
import { testRule } from "../support";

testRule("app-memory", {
  fails: () => new Shop({ server: { engine: new Gunicorn({ workers: 5 }) } }).stack,
  passes: () => new Shop({ server: { engine: new Gunicorn({ workers: 5 }), replicas: 1, resources: { memoryMiB: 614 } } }).stack,
  at: "shop/AppServer",
  says: "5 processes and uploads in '/tmp' (64 MiB) take about 614 MiB, but the memory limit is 512 MiB; set 'resources.memoryMiB' to 614, or have fewer workers or smaller uploads",
});

describe("uploads count, and what a server keeps of them beside '/tmp'", () => {
  testRule("app-memory", {
    fails: () => new Shop({ server: { engine: new Gunicorn({ workers: 3 }), temporarySpaceMiB: 200 }, proxy: { maxBodySizeMiB: 100 } }).stack,
    passes: () => new Shop({ server: { temporarySpaceMiB: 200 }, proxy: { maxBodySizeMiB: 100 } }).stack,
    at: "shop/AppServer",
    says: "3 processes and uploads in '/tmp' (200 MiB) take about 550 MiB, but the memory limit is 512 MiB; set 'resources.memoryMiB' to 550, or have fewer workers or smaller uploads",
  });
  testRule("app-memory", {
    fails: () => new Shop({ server: { engine: new Daphne(), temporarySpaceMiB: 300 } }).stack,
    passes: () => new Shop({ server: { engine: new Daphne() } }).stack,
    at: "shop/AppServer",
    says: "a process and uploads in '/tmp' (340 MiB) take about 490 MiB, but the memory limit is 512 MiB; set 'resources.memoryMiB' to 490, or have fewer workers or smaller uploads",
  });
});
