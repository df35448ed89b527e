import { Load } from "../support/load";
import { docker, named, sql, sweep } from "./support/docker";
import { Shop } from "./support/shop";

const shop = new Shop("wsrelease", 18_110);

beforeAll(async () => {
  sweep("wsrelease-");
  shop.synth();
  await shop.terraform.init();
  await shop.terraform.deploy();
});

afterAll(async () => {
  await shop.terraform.destroy();
  expect(named("container", "wsrelease-")).toEqual([]);
  expect(named("network", "wsrelease-")).toEqual([]);
  sweep("wsrelease-");
  shop.dispose();
});

test("the second plan is empty", () => shop.terraform.expectEmptyPlan());

test("three releases under load lose no request", async () => {
  const load = new Load({ port: shop.port, host: shop.host, maxSeconds: 500 });
  await load.start();
  for (const [index, version] of ["1.1.0", "1.2.0", "1.3.0"].entries()) {
    await load.untilRequests(15_000 * (index + 1), 150);
    shop.release(version);
    shop.synth();
    const { seconds } = await shop.terraform.deploy();
    console.info(`release ${version} took ${seconds.toFixed(1)} s`);
  }
  await load.untilRequests(60_000, 150);
  const report = await load.stop();
  console.info(JSON.stringify({ ...report, acceptedNames: report.acceptedNames.length }));
  expect(report.failed).toBe(0);
  expect(Object.keys(report.versions)).toEqual(["1.0.0", "1.1.0", "1.2.0", "1.3.0"]);
  const rows = new Set(sql("wsrelease-database", "shop", "select name from catalog_order").split("\n"));
  expect(report.acceptedNames.filter((name) => !rows.has(name))).toEqual([]);
  await shop.terraform.expectEmptyPlan();
  expect(docker("ps", "-q", "--filter", "label=webstack.stack=wsrelease", "--filter", "label=webstack.construct=AppServer").split("\n")).toHaveLength(2);
});
