import { describeOnOwnEngine } from "../integ/support/describe-on-own-engine";
import { killEngine, restartEngine } from "../integ/support/engine-restart";
import { FaultedShop } from "./support/faulted-shop";

describeOnOwnEngine("a shop under load on a Docker daemon that ends", () => {
  const shop = new FaultedShop("wsftdaemon", 18_503);

  test.each([
    { title: "kill -9 of the Docker daemon", end: killEngine },
    { title: "restart of the Docker daemon", end: restartEngine },
  ])("$title: the site is back within 10 seconds when the daemon is", async ({ title, end }) => {
    const { backAfter } = await shop.suffer({
      title,
      strike: async () => {
        await end();
        return Date.now();
      },
    });
    expect(backAfter).toBeLessThan(10);
  });
});
