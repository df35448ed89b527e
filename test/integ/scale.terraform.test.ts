import { Postgres } from "../../lib";
import { DeployedShop } from "./support/deployed-shop";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { type ContainerEvent, endingsDuring } from "./support/docker-events";

/** Room for the connections of four replicas, twice. */
const database = { engine: new Postgres({ maxConnections: 120 }) };

describeWithTerraform("the number of replicas", () => {
  const shop = new DeployedShop("wsfailscale", 18_122, { database });

  test("changes from 2 to 4 to 1 under load without a lost request", async () => {
    const load = await shop.load({ thinkMs: 50 });
    for (const [replicas, gone] of [[4, 0], [1, 3]]) {
      await load.untilRequests(load.progress().requests + 2000, 100);
      shop.synth({ database, server: { replicas } });
      const ended = await endingsDuring("wsfailscale", async () => {
        const { seconds } = await shop.terraform.deploy();
        console.info(`${replicas} replicas after ${seconds.toFixed(1)} s`);
      });
      expect(shop.applications()).toHaveLength(replicas);
      expect(shop.applications({ all: true })).toHaveLength(replicas);
      expectRouteFirst(ended, gone);
      await shop.terraform.expectEmptyPlan();
    }
    await load.untilRequests(load.progress().requests + 2000, 100);
    await shop.expectNothingLost(load);
  });
});

/** As many as went are told to stop, and that only after the proxy has left them. */
function expectRouteFirst(all: ContainerEvent[], gone: number): void {
  const routed = all.find(({ name, action }) => name.includes("-route-") && action === "die")?.at;
  const stopped = all.filter(({ name, action }) => name.includes("-app-server-") && action === "kill");
  expect(new Set(stopped.map(({ name }) => name)).size).toBe(gone);
  expect(stopped.filter(({ at }) => routed === undefined || at < routed)).toEqual([]);
}
