import { DeployedShop } from "./support/deployed-shop";
import { describeWithTerraform } from "./support/describe-with-terraform";

describeWithTerraform("releases", () => {
  const shop = new DeployedShop("wsrelease", 18_110);

  test("the second plan is empty", () => shop.terraform.expectEmptyPlan());

  test("three under load lose no request", async () => {
    const load = await shop.load();
    for (const [index, version] of ["1.1.0", "1.2.0", "1.3.0"].entries()) {
      await load.untilRequests(15_000 * (index + 1), 150);
      shop.release(version);
      shop.synth();
      const { seconds } = await shop.terraform.deploy();
      console.info(`release ${version} took ${seconds.toFixed(1)} s`);
    }
    await load.untilRequests(60_000, 150);
    const { versions } = await shop.expectNothingLost(load);
    expect(Object.keys(versions)).toEqual(["1.0.0", "1.1.0", "1.2.0", "1.3.0"]);
    await shop.terraform.expectEmptyPlan();
    expect(shop.applications({ all: true })).toHaveLength(2);
  });
});
