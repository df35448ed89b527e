import { Tls } from "../../lib";
import { type Environment, PRODUCTION, STAGING } from "../../stacks/environment";
import type { Load } from "../support/load";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { docker, forgetImages, named, sql, sweep } from "./support/docker";
import { ShopEnvironments } from "./support/shop-environments";

const KINDS = ["container", "network", "volume"] as const;
const SECRETS = ["database-data-administrator-password", "database-data-password", "site-secret-key"];
const HERE = { bindAddress: "127.0.0.1", dockerHost: process.env.DOCKER_HOST };
const ENVIRONMENTS: { readonly [name in "staging" | "production"]: Environment } = {
  staging: { ...STAGING, ...HERE, httpPort: 18_142 },
  // The test takes the place of the load balancer, and comes from the edge network's gateway.
  production: { ...PRODUCTION, ...HERE, httpPort: 18_143, tls: Tls.terminatedElsewhere({ trustedProxies: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"] }) },
};

describeWithTerraform("staging and production of the shop on one engine", () => {
  const environments = new ShopEnvironments("wsenv", ENVIRONMENTS);
  const { staging, production } = environments;
  let running: Load | undefined;

  beforeAll(async () => {
    sweep("wsenv-");
    // What an earlier run built would be found.
    forgetImages("wsenv-");
    environments.synth();
    for (const { terraform } of [staging, production]) {
      await terraform.init();
      await terraform.deploy();
    }
  });
  afterEach(() => running?.stop());
  afterAll(() => environments.dispose());

  /** Production's visitors see nothing of what is done, and each of their accepted posts is a row. */
  async function losesNothing(what: () => Promise<unknown>): Promise<void> {
    running = await production.load();
    await running.untilRequests(100, 60);
    await what();
    const { failures, failed, unfinished, requests, posts, acceptedNames } = await running.stop();
    running = undefined;
    console.info(JSON.stringify({ requests, posts, failed, unfinished }));
    expect({ failures, failed, unfinished }).toEqual({ failures: {}, failed: 0, unfinished: 0 });
    expect(posts / requests).toBeGreaterThanOrEqual(0.2);
    const rows = new Set(sql(production.database, "shop", "select name from catalog_order").split("\n"));
    expect(acceptedNames.filter((name) => !rows.has(name))).toEqual([]);
  }

  const version = async (environment: typeof staging) => /<span class="release">([^<]+)</.exec((await environment.browser().get("/")).body)?.[1];

  test("no container, network or volume of one is known to the other", () => {
    const [ofStaging, ofProduction] = [staging, production].map(({ parts }) => parts.join("\n"));
    for (const kind of KINDS) {
      const [stagings, productions] = [named(kind, "wsenv-staging-"), named(kind, "wsenv-production-")];
      expect(stagings.length).toBeGreaterThan(1);
      expect(productions.length).toBe(stagings.length + (kind === "container" ? 2 : 0));
      expect(stagings.filter((name) => ofProduction.includes(name))).toEqual([]);
      expect(productions.filter((name) => ofStaging.includes(name))).toEqual([]);
    }
    expect(ofStaging).not.toContain("wsenv-production");
    expect(ofProduction).not.toContain("wsenv-staging");
  });

  test("each has its sizes and its passwords", () => {
    const memory = (name: string): number => Number(docker("inspect", "--format", "{{.HostConfig.Memory}}", name)) / 1024 / 1024;
    expect([staging.applications, production.applications].map((names) => names.map(memory))).toEqual([[256], [512, 512, 512]]);
    expect([staging, production].map(({ database }) => memory(database))).toEqual([256, 2048]);
    for (const volume of SECRETS) {
      const [one, two] = [staging, production].map((environment) => environment.secret(volume));
      expect(one).toMatch(/^[0-9a-f]{64}$/);
      expect(two).toMatch(/^[0-9a-f]{64}$/);
      expect(one).not.toBe(two);
    }
  });

  test("each answers to its own names, in its own scheme", async () => {
    const [ofStaging, ofProduction] = await Promise.all([staging, production].map((one) => one.browser().get("/")));
    expect([ofStaging.status, ofProduction.status]).toEqual([200, 200]);
    expect(ofStaging.headers["strict-transport-security"]).toBeUndefined();
    expect(ofProduction.headers["strict-transport-security"]).toMatch(/^max-age=/);
  });

  test("an order at one is none at the other", async () => {
    const page = await staging.browser().postForm("/orders/", { name: "at staging only", quantity: "1", note: "", product: "1" }, { from: "/" });
    expect(page.body).toContain("at staging only");
    expect((await production.browser().get("/")).body).not.toContain("at staging only");
    expect(sql(production.database, "shop", "select count(*) from catalog_order")).toBe("0");
  });

  test("a release that staging has not built is none for production", async () => {
    environments.synth("1.1");
    const before = production.serving;
    const { code, output } = await production.terraform.apply();
    expect([code, output]).toEqual([1, expect.stringMatching(/Error: .*wsenv-staging-site-image:[0-9a-f]{16}/)]);
    expect(production.serving).toEqual(before);
    expect(await version(production)).toBe("1.0.0");
  });

  test("a release goes to staging alone, then the same image to production, which loses no request", async () => {
    const [before, image] = [production.parts, production.imageIds];
    expect(image).toEqual(staging.imageIds);
    await staging.terraform.deploy();
    expect([await version(staging), await version(production)]).toEqual(["1.1", "1.0.0"]);
    expect([production.parts, production.imageIds]).toEqual([before, image]);
    const tried = [staging.parts, staging.imageIds];
    expect(tried[1]).not.toEqual(image);
    await losesNothing(() => production.terraform.deploy());
    expect(await version(production)).toBe("1.1");
    expect(production.imageIds).toEqual(staging.imageIds);
    expect([staging.parts, staging.imageIds]).toEqual(tried);
  });

  test("staging is destroyed and production does not notice", async () => {
    const before = production.parts;
    const volumes = named("volume", "wsenv-production-");
    await losesNothing(() => staging.terraform.destroy());
    expect([...named("container", "wsenv-staging-"), ...named("network", "wsenv-staging-")]).toEqual([]);
    expect(production.parts).toEqual(before);
    expect(named("volume", "wsenv-production-")).toEqual(volumes);
    await production.terraform.expectEmptyPlan();
  });
});
