import { type IDatabaseEngine, MariaDb, MySql, Postgres } from "../../../lib";
import { Shop } from "../../support/shop";
import { errorsOf, testRule } from "../support";

function shop(engine: IDatabaseEngine, memoryMiB = 512): Shop {
  return new Shop({ database: { engine, resources: { memoryMiB } } });
}

describe("packets of MySQL", () => {
  testRule("value-memory", {
    fails: () => shop(new MySql({ settings: { "max-allowed-packet": "64M" } })).stack,
    passes: () => shop(new MySql({ settings: { max_allowed_packet: "5M" } })).stack,
    at: "shop/Database",
    says:
      "with 'max_allowed_packet' of 64M, six connections at once take the server to 2972 MiB, but the memory limit is 512 MiB; " +
      "lower that, or raise 'resources.memoryMiB'",
  });
});

describe("processes of PostgreSQL", () => {
  testRule("value-memory", {
    fails: () => shop(new Postgres({ processMemoryMiB: 62 })).stack,
    passes: () => shop(new Postgres({ processMemoryMiB: 61 })).stack,
    at: "shop/Database",
    says: "with 62 MiB for each process, six connections at once take the server to 516 MiB, but the memory limit is 512 MiB;",
  });
});

test.each([
  [new Postgres({ settings: { work_mem: "64MB" } }), "with 'work_mem' of 64 MiB, six connections at once take the server to 1008 MiB"],
  [new MariaDb({ settings: { max_allowed_packet: "16M" } }), "with 'max_allowed_packet' of 16M, six connections at once take the server to 723 MiB"],
])("$productName", (engine, message) => {
  expect(errorsOf(shop(engine).stack)).toContain(message);
});

test.each([new Postgres(), new MySql(), new MariaDb()])("the library's own tuning of $productName passes at every size", (engine) => {
  const sizes = Array.from({ length: 130 }, (_, index) => engine.minimumMemoryMiB + index * 64);
  for (const memoryMiB of [...sizes, 16_384, 65_536]) {
    const { peak } = engine.bind({
      memoryMiB, cpus: 2, administratorPasswordFile: "/a", passwordFile: "/b", databaseName: "shop", userName: "shop", extensions: [], hostname: "h", waitSeconds: 1,
    }).capacity ?? {};
    expect(peak?.memoryMiB).toBeLessThanOrEqual(memoryMiB);
  }
});
