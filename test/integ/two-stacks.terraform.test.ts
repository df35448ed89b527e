import { Browser } from "../support/browser";
import { DeployedShop } from "./support/deployed-shop";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { containers, docker, named, sql } from "./support/docker";

const KINDS = ["container", "network", "volume"] as const;

describeWithTerraform("the shop twice on one engine", () => {
  const staging = new DeployedShop("wsops-staging", 18_142);
  const production = new DeployedShop("wsops-production", 18_143);
  const visitors = [staging, production].map(({ port, host }) => new Browser({ port, host }));

  /** What the containers of a stack are, and what they hold on to. */
  function parts({ stackId }: DeployedShop): string[] {
    const format = "{{.Name}} {{.Id}}{{range $name, $ := .NetworkSettings.Networks}} {{$name}}{{end}}{{range .Mounts}} {{.Name}}{{end}}";
    const shown = docker("inspect", "--format", format, ...containers({ stack: stackId }, { all: true })).split("\n");
    // Docker tells mounts in no order.
    return shown.map((line) => line.split(" ").sort().join(" "));
  }

  test("no container, network or volume of one is known to the other", () => {
    const ofStaging = parts(staging).join("\n");
    const ofProduction = parts(production).join("\n");
    for (const kind of KINDS) {
      const [stagings, productions] = [named(kind, "wsops-staging-"), named(kind, "wsops-production-")];
      expect(stagings.length).toBeGreaterThan(1);
      expect(productions.length).toBe(stagings.length);
      expect(stagings.filter((name) => ofProduction.includes(name))).toEqual([]);
      expect(productions.filter((name) => ofStaging.includes(name))).toEqual([]);
    }
    expect(ofStaging).not.toContain("wsops-production");
    expect(ofProduction).not.toContain("wsops-staging");
  });

  test("an order at one is none at the other, whose passwords differ", async () => {
    const [visitor, other] = visitors;
    const page = await visitor.postForm("/orders/", { name: "at staging only", quantity: "1", note: "", product: "1" }, { from: "/" });
    expect(page.body).toContain("at staging only");
    expect((await other.get("/")).body).not.toContain("at staging only");
    expect(sql("wsops-production-database", "shop", "select count(*) from catalog_order")).toBe("0");
    const [one, two] = [staging, production].map(({ stackId }) => docker("exec", `${stackId}-database`, "cat", "/run/secrets/administrator-password/value"));
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(two).toMatch(/^[0-9a-f]{64}$/);
    expect(one).not.toBe(two);
  });

  test("one is destroyed and the other does not notice", async () => {
    const before = parts(production);
    const volumes = named("volume", "wsops-production-");
    const load = await production.load({ clients: 4 });
    await load.untilRequests(100, 60);
    await staging.terraform.destroy();
    await production.expectNothingLost(load);
    expect([...named("container", "wsops-staging-"), ...named("network", "wsops-staging-")]).toEqual([]);
    expect(parts(production)).toEqual(before);
    expect(named("volume", "wsops-production-")).toEqual(volumes);
    await production.terraform.expectEmptyPlan();
  });
});
