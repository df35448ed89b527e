import type { TerraformStack } from "cdktf";
import { Gunicorn } from "../../../lib";
import { Shop } from "../../support/shop";
import { testRule } from "../support";

testRule("cpus", {
  fails: () => withWorkers(6),
  passes: () => withWorkers(5),
  at: "shop/AppServer",
  says: "6 processes share 1 processors, which keep 5 busy; raise 'resources.cpus' to 2, or have fewer workers",
});

function withWorkers(workers: number): TerraformStack {
  return new Shop({ server: { engine: new Gunicorn({ workers }), replicas: 1, resources: { memoryMiB: 1024, cpus: 1 } } }).stack;
}
