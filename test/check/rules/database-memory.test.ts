import { MariaDb, MySql, Postgres } from "../../../lib";
import { Shop } from "../../support/shop";
import { errorsOf, testRule } from "../support";

testRule("database-memory", {
  fails: () => new Shop({ database: { engine: new Postgres({ settings: { shared_buffers: "400MB" } }) } }).stack,
  passes: () => new Shop({ database: { engine: new Postgres({ settings: { shared_buffers: "400MB" } }), resources: { memoryMiB: 576 } } }).stack,
  at: "shop/Database",
  says: "its buffers take 432 MiB of a limit of 512 MiB; set 'resources.memoryMiB' to 540 or more, or lower them in 'settings'",
});

test.each([new Postgres(), new MySql(), new MariaDb()])("the library's own tuning of $productName passes at every size", (engine) => {
  for (const memoryMiB of [512, 768, 1024, 2048, 4096, 16_384, 65_536]) {
    expect(errorsOf(new Shop({ database: { engine, resources: { memoryMiB, cpus: 2 } } }).stack)).toBe("");
  }
});
