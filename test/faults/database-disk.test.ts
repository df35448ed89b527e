import { setTimeout as sleep } from "node:timers/promises";
import { describeWithTerraform } from "../integ/support/describe-with-terraform";
import { sql, sweep } from "../integ/support/docker";
import { logs } from "../integ/support/inside";
import { EngineHost } from "./support/engine-host";
import { FaultedShop } from "./support/faulted-shop";
import { SmallDisk } from "./support/small-disk";

const ID = "wsftdisk";
const DATABASE = `${ID}-database`;
const VOLUME = "wsftfull";
const DISK_MIB = 400;
const FULL_SECONDS = 15;
/** Long enough for Docker to wait a minute before it starts a container again that ends at once. */
const LONG_SECONDS = 60;

/** Writes to the server's own log and nowhere else, more than the file it writes to can hold. */
const FILL_LOG = "select pg_logical_emit_message(true, 'test', repeat('x', 1048576)) from generate_series(1, 64)";

describeWithTerraform("a shop whose database has no room left", () => {
  let host: EngineHost;
  let disk: SmallDisk;

  // Before the shop's own, which deploys.
  beforeAll(() => {
    sweep(VOLUME);
    host = new EngineHost(`${VOLUME}host`);
    disk = new SmallDisk(host, VOLUME, { mib: DISK_MIB, owner: "999:999" });
  });
  const shop = new FaultedShop(ID, 18_502, { database: { databaseName: "shop", volumeName: VOLUME } });
  afterAll(() => {
    sweep(`${VOLUME}-`);
    disk.remove();
    host.remove();
  });

  test("for rows: pages are served all the time, and rows are taken again when there is room", async () => {
    const { failedGets, failedPosts, backAfter } = await shop.suffer({
      title: `the database's disk full for ${FULL_SECONDS} s`,
      strike: async () => {
        disk.fill();
        await sleep(FULL_SECONDS * 1000);
        return disk.makeRoom();
      },
    });
    expect(failedPosts).toBeGreaterThan(0);
    expect({ failedGets, backAfter }).toEqual({ failedGets: 0, backAfter: 0 });
  });

  test("for its log too: the server ends, and is back within 15 seconds when there is room", async () => {
    const { backAfter } = await shop.suffer({
      title: `the same for ${LONG_SECONDS} s, and the server ended by it`,
      strike: async () => {
        disk.fill();
        expect(() => sql(DATABASE, "shop", FILL_LOG)).toThrow();
        expect(logs(DATABASE)).toMatch(/PANIC: .* No space left on device/);
        await sleep(LONG_SECONDS * 1000);
        return disk.makeRoom();
      },
    });
    expect(backAfter).toBeLessThan(15);
  });
});
