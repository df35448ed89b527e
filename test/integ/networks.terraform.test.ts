import { Browser } from "../support/browser";
import { connects } from "./support/connection";
import { DeployedShop } from "./support/deployed-shop";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { docker } from "./support/docker";
import { Outside } from "./support/outside";

const ID = "wsopsnet";
const DATABASE = `${ID}-database`;
const PROXY = `${ID}-proxy`;

describeWithTerraform("who reaches whom", () => {
  const shop = new DeployedShop(ID, 18_144);
  const visitor = new Browser({ port: shop.port, host: shop.host });
  let outside: Outside;

  beforeAll(() => {
    outside = new Outside("wsops-outside");
  });

  afterAll(() => outside.remove());

  function addressOf(container: string): string {
    return docker("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}", container).split(" ")[0];
  }

  function reachesOutside(container: string): boolean {
    return connects(container, outside.address, outside.port);
  }

  test("the application reaches the outside, the database does not", () => {
    expect(shop.applications().map(reachesOutside)).toEqual([true, true]);
    expect(reachesOutside(DATABASE)).toBe(false);
  });

  test("the application reaches the database, the proxy does not", () => {
    const [application] = shop.applications();
    const address = addressOf(DATABASE);
    expect(connects(application, DATABASE, 5432)).toBe(true);
    expect(connects(application, address, 5432)).toBe(true);
    expect(connects(PROXY, application, 8000)).toBe(true);
    expect(connects(PROXY, DATABASE, 5432)).toBe(false);
    expect(connects(PROXY, address, 5432)).toBe(false);
  });

  test("without egress the application reaches its database and nothing outside, and is served", async () => {
    shop.synth({ server: { egress: false } });
    await shop.terraform.deploy();
    const applications = shop.applications();
    expect(applications.map(reachesOutside)).toEqual([false, false]);
    expect(connects(applications[0], DATABASE, 5432)).toBe(true);
    expect(reachesOutside(DATABASE)).toBe(false);
    expect((await visitor.get("/")).status).toBe(200);
    await shop.terraform.expectEmptyPlan();
  });
});
