import { join } from "node:path";
import { Browser } from "../support/browser";
import { DeployedShop } from "./support/deployed-shop";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { containers, docker, sql } from "./support/docker";
import { Terraform } from "./support/terraform";
import { webstack } from "./support/webstack";

const ID = "wsrollback";
const VARIANT = { proxy: { keepReleases: 3 } };

interface Release {
  readonly id: string;
  readonly live: boolean;
  readonly rolledBack: boolean;
  readonly images: readonly { readonly name: string; readonly built: boolean; readonly present: boolean }[];
}

describeWithTerraform("roll-backs of a shop", () => {
  const shop = new DeployedShop(ID, 18_152, VARIANT);
  const visitor = new Browser({ port: shop.port, host: shop.host });
  /** Ids of the records, by version. */
  const ids: Record<string, string> = {};

  async function releases(): Promise<Release[]> {
    const { code, stdout, stderr } = await webstack(["releases", shop.output, "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return JSON.parse(stdout) as Release[];
  }

  function rollback(...args: string[]) {
    return webstack(["rollback", shop.output, ...args], { deadlineSeconds: 200 });
  }

  async function deploy(version: string): Promise<void> {
    shop.synth(VARIANT);
    await shop.terraform.deploy();
    ids[version] = (await releases())[0].id;
  }

  /** A new version of the page and of a static file. */
  function edit(version: string): void {
    shop.edit("shop/__init__.py", () => `__version__ = "${version}"\n`);
    shop.edit("catalog/static/catalog/shop.css", (text) => `${text}\n/* release ${version} */\n`);
  }

  /** Version on the page, and the newest in the style sheet that the page names. */
  async function seen(): Promise<{ page?: string; style?: string }> {
    const { body } = await visitor.get("/");
    const style = await visitor.get(/href="(\/static\/[^"]*\.css)"/.exec(body)?.[1] ?? "");
    return { page: /class="release">([^<]*)</.exec(body)?.[1], style: [...style.body.matchAll(/release ([\d.]+)/g)].at(-1)?.[1] };
  }

  const everything = (): string => docker("inspect", "--format", "{{.Id}}", ...containers({ stack: ID }, { all: true }));
  const servers = (): string => docker("inspect", "--format", "{{.Id}}", `${ID}-database`, `${ID}-proxy`);

  test("the first release is recorded, and there is none to go back to", async () => {
    const [first, ...others] = await releases();
    ids["1.0.0"] = first.id;
    expect([first.live, others]).toEqual([true, []]);
    await expect(rollback("--yes")).resolves.toMatchObject({ code: 2, stderr: expect.stringContaining("has no earlier release to go back to") as string });
    await shop.terraform.expectEmptyPlan();
  });

  test("back and forth under load no request is lost, and neither database nor proxy is touched", async () => {
    edit("1.1.0");
    await deploy("1.1.0");
    expect(await seen()).toEqual({ page: "1.1.0", style: "1.1.0" });
    const before = servers();
    const load = await shop.load();
    await load.untilRequests(2000, 60);

    const begin = Date.now();
    const { code, stdout, stderr } = await rollback("--yes");
    console.info(`rolled back in ${((Date.now() - begin) / 1000).toFixed(1)} s`);
    expect({ code, stderr: code === 0 ? "" : stdout + stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`${ID}: ${ids["1.0.0"]} is live again`);
    expect(await seen()).toEqual({ page: "1.0.0", style: undefined });
    expect((await releases()).map(({ id, live, rolledBack }) => [id, live, rolledBack])).toEqual([[ids["1.0.0"], true, false], [ids["1.1.0"], false, true]]);
    await new Terraform(join(shop.output, ".webstack/rollback")).expectEmptyPlan();

    edit("1.2.0");
    await deploy("1.2.0");
    const reached = load.progress().requests;
    await load.untilRequests(reached + 1000, 60);
    const { versions } = await shop.expectNothingLost(load);
    expect(Object.keys(versions)).toEqual(["1.1.0", "1.0.0", "1.2.0"]);
    expect(await seen()).toEqual({ page: "1.2.0", style: "1.2.0" });
    expect(servers()).toBe(before);
    await shop.terraform.expectEmptyPlan();
  });

  test("a migration in between is named, with the ways out, and nothing is changed", async () => {
    shop.release("1.3.0");
    await deploy("1.3.0");
    const before = everything();
    const { code, stderr } = await rollback("--yes");
    expect([code, everything()]).toEqual([2, before]);
    expect(stderr).toContain(`the database has migrations that Site of ${ids["1.2.0"]} does not know:\n  catalog.0100_release_1_3_0\n`);
    expect(stderr).toContain("--despite-migrations");
    expect(stderr).toContain(`npx webstack manage ${shop.output} -- migrate catalog 0002_first_products\n`);
  });

  test("of the releases the newest are kept, and one that is gone is refused", async () => {
    // 1.0.0 was live after 1.1.0 once more.
    expect((await releases()).map(({ id }) => id)).toEqual([ids["1.3.0"], ids["1.2.0"], ids["1.0.0"]]);
    const { code, stderr } = await rollback(ids["1.1.0"], "--yes");
    expect(code).toBe(2);
    expect(stderr).toContain(`has no release '${ids["1.1.0"]}', or not any more; kept are ${ids["1.3.0"]}, ${ids["1.2.0"]}, ${ids["1.0.0"]}`);
  });

  test("a release whose image is gone is refused", async () => {
    const before = everything();
    const image = (await releases()).find(({ id }) => id === ids["1.0.0"])?.images.find(({ built }) => built)?.name ?? "";
    docker("image", "rm", image);
    const { code, stderr } = await rollback(ids["1.0.0"], "--despite-migrations", "--yes");
    expect([code, everything()]).toEqual([2, before]);
    expect(stderr).toContain(`${image} is gone from`);
  });

  test("despite a migration it goes back when told so", async () => {
    const { code, stdout, stderr } = await rollback(ids["1.2.0"], "--despite-migrations", "--yes");
    expect({ code, stderr: code === 0 ? "" : stdout + stderr }).toEqual({ code: 0, stderr: "" });
    expect(await seen()).toEqual({ page: "1.2.0", style: "1.2.0" });
    expect(sql(`${ID}-database`, "shop", "select count(*) from release_1_3_0")).toBe("0");
    expect((await releases())[0]).toMatchObject({ id: ids["1.2.0"], live: true });
  });
});
