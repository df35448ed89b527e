import { DeployedShop } from "./support/deployed-shop";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { type ContainerEvent, endingsDuring } from "./support/docker-events";

describeWithTerraform("the number of replicas", () => {
  const shop = new DeployedShop("wsfailscale", 18_122);

  test("changes from 2 to 4 to 1 under load without a lost request", async () => {
    const load = await shop.load({ thinkMs: 50 });
    for (const replicas of [4, 1]) {
      await load.untilRequests(load.progress().requests + 2000, 100);
      shop.synth({ server: { replicas } });
      const ended = await endingsDuring("wsfailscale", async () => {
        const { seconds } = await shop.terraform.deploy();
        console.info(`${replicas} replicas after ${seconds.toFixed(1)} s`);
      });
      expect(shop.applications()).toHaveLength(replicas);
      expect(shop.applications({ all: true })).toHaveLength(replicas);
      expectRouteFirst(ended);
      await shop.terraform.expectEmptyPlan();
    }
    await load.untilRequests(load.progress().requests + 2000, 100);
    await shop.expectNothingLost(load);
  });
});

/** Nobody is told to stop before the proxy has left it. */
function expectRouteFirst(all: ContainerEvent[]): void {
  const routed = all.find(({ name, action }) => name.includes("-route-") && action === "die");
  const tooEarly = all.filter(({ name, action, at }) => name.includes("-app-server-") && action === "kill" && at < (routed?.at ?? 0n));
  expect(routed).toBeDefined();
  expect(tooEarly).toEqual([]);
}
