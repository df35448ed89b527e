import { setTimeout as sleep } from "node:timers/promises";
import { RemovalPolicy } from "../../lib";
import { Browser } from "../support/browser";
import { DeployedShop } from "./support/deployed-shop";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { containers, docker, named, sql } from "./support/docker";
import { inApplication } from "./support/inside";
import { readyAgain, takesConnections } from "./support/readiness";
import { untilServes } from "./support/until-serves";

const ID = "wsopsday";
const DATABASE = `${ID}-database`;
const KEPT = ["database-data", "database-data-administrator-password", "database-data-password", "site-secret-key"];

function orders(): string[] {
  return sql(DATABASE, "shop", "select name from catalog_order").split("\n");
}

/** What a volume of one secret holds. */
function secretIn(volume: string, image: string): string {
  return docker("run", "--rm", "--network", "none", "-v", `${volume}:/secret:ro`, "--user", "0:0", "--entrypoint", "cat", image, "/secret/value");
}

describeWithTerraform("a deployed shop in its daily life", () => {
  const shop = new DeployedShop(ID, 18_140);
  const visitor = new Browser({ port: shop.port, host: shop.host });

  async function order(name: string): Promise<void> {
    const page = await visitor.postForm("/orders/", { name, quantity: "1", note: "", product: "1" }, { from: "/" });
    expect(page.status).toBe(200);
    expect(orders()).toContain(name);
  }

  test("every volume has a name, so that none is left behind unseen", () => {
    const volumes = docker("inspect", "--format", "{{range .Mounts}}{{.Name}} {{end}}", ...containers({ stack: ID }, { all: true })).split(/\s+/);
    expect(volumes).toContain(`${ID}-database-data`);
    expect(volumes.filter((name) => /^[0-9a-f]{64}$/.test(name))).toEqual([]);
  });

  test("pages without a query outlive a database that is away, and the rest is back at once", async () => {
    const load = await shop.load({ pages: ["/about/"], postShare: 0 });
    await load.untilRequests(500, 60);
    const applications = shop.applications();
    const back = applications.map((application) => readyAgain(application, 60));
    await sleep(1000);
    docker("stop", DATABASE);
    await sleep(5000);
    await expect(visitor.get("/")).resolves.toMatchObject({ status: 500 });
    docker("start", DATABASE);
    const taken = await takesConnections(DATABASE, 60);
    const page = await visitor.get("/");
    const seconds = (await Promise.all(back)).map((ready) => ready - taken);
    const report = await load.stop();
    console.info(`ready ${seconds.map((one) => one.toFixed(2)).join(" and ")} s after the database; ${report.requests} requests, ${report.failed} failed`);
    expect(page.status).toBe(200);
    expect(seconds).toHaveLength(2);
    expect(Math.max(...seconds)).toBeLessThanOrEqual(2);
    expect(report.failures).toEqual({});
    expect(report.requests).toBeGreaterThan(1000);
  });

  test("the next deploy heals a stack whose containers were all killed", async () => {
    await order("before the kill");
    const running = containers({ stack: ID });
    expect(running).toHaveLength(4);
    docker("kill", ...running);
    await expect(visitor.get("/")).rejects.toThrow("ECONNREFUSED");
    const { seconds } = await shop.terraform.deploy();
    const page = await visitor.get("/");
    console.info(`healed by one deploy of ${seconds.toFixed(1)} s`);
    expect(page.status).toBe(200);
    expect(page.body).toContain("before the kill");
    await shop.terraform.expectEmptyPlan();
  });

  test("a restart of every running container loses no order", async () => {
    await order("before the restart");
    docker("restart", ...containers({ stack: ID }));
    const seconds = await untilServes(visitor, "/", 60);
    console.info(`the site is back ${seconds.toFixed(1)} s after the restart of its containers`);
    expect((await visitor.get("/")).body).toContain("before the restart");
    await order("after the restart");
    await shop.terraform.expectEmptyPlan();
  });

  test("destroy keeps data and secrets, and the next deploy finds them", async () => {
    await order("before the destruction");
    const createSuperuser = ["python", "-m", "django", "createsuperuser", "--noinput", "--username", "owner", "--email", "owner@example.com"];
    inApplication(shop.applications()[0], "env", "DJANGO_SUPERUSER_PASSWORD=an-owner-of-a-shop", ...createSuperuser);
    await visitor.postForm("/admin/login/", { username: "owner", password: "an-owner-of-a-shop", next: "/admin/" });
    expect((await visitor.get("/admin/")).body).toContain("Site administration");
    const image = docker("inspect", "--format", "{{.Image}}", DATABASE);
    const secrets = (): string[] => KEPT.slice(1).map((name) => secretIn(`${ID}-${name}`, image));
    const before = secrets();

    await shop.terraform.destroy();
    expect([...named("container", `${ID}-`), ...named("network", `${ID}-`)]).toEqual([]);
    expect(named("volume", `${ID}-`)).toEqual(KEPT.map((name) => `${ID}-${name}`));
    await shop.terraform.deploy();

    expect(orders()).toContain("before the destruction");
    expect(secrets()).toEqual(before);
    const admin = await visitor.get("/admin/");
    expect(admin.redirects).toEqual([]);
    expect(admin.body).toContain("Site administration");
    await order("after the destruction");
    await shop.terraform.expectEmptyPlan();
  });

  test("destroy takes the data along when it is told so", async () => {
    shop.synth({ database: { removalPolicy: RemovalPolicy.DESTROY } });
    await shop.terraform.deploy();
    expect(orders()).toContain("after the destruction");
    await shop.terraform.destroy();
    expect(named("volume", `${ID}-`)).toEqual([`${ID}-site-secret-key`]);
  });
});
