import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
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

  describe("a record that somebody else wrote, on the Docker host", () => {
    const id = "20200101000000-0badf00d";
    const volume = `${ID}-releases`;
    const inVolume = (script: string, ...args: string[]): string => {
      const [recorder] = containers({ stack: ID, construct: "WebstackReleases" }, { all: true });
      const image = docker("inspect", "--format", "{{.Image}}", recorder);
      return docker("run", "--rm", "--network", "none", "--volume", `${volume}:/releases`, "--entrypoint", "sh", image, "-euc", script, ...args);
    };

    afterEach(() => inVolume(`rm -f /releases/${id}.json.gz`));

    test("is put back where it is what the library writes", async () => {
      inVolume(`cp /releases/${ids["1.0.0"]}.json.gz /releases/${id}.json.gz; touch -d 2020-01-01 /releases/${id}.json.gz`);
      const { code, stdout, stderr } = await rollback(id, "--yes");
      expect({ code, stderr: code === 0 ? "" : stdout + stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toContain(`${ID}: ${id} is what runs; there is nothing to change`);
    });

    const marker = join(shop.folder, "forged");
    const key = join(shop.folder, "key");
    type Forged = Record<string, Record<string, Record<string, Record<string, unknown>>>>;
    /** Of each kind one; the unit tests have them all. */
    test.each<[string, (record: Forged, container: Record<string, unknown>) => void]>([
      ["provisioner", (_, container) => (container.provisioner = [{ "local-exec": { command: `touch ${marker}` } }])],
      ["provisioner", (_, container) => (container.provisioner = [{ "local-exec": { command: `\${self.exit_code == 0 ? "touch ${marker}" : "exit 1"}` } }])],
      ["env", (_, container) => (container.env = [`A=\${filebase64("${key}")}`])],
      ["env", (_, container) => (container.env = [`A=\${templatefile("${key}", {})}`])],
      ["env", (_, container) => (container.env = [`A=%{ if fileexists("${key}") }\${file("${key}")}%{ endif }`])],
      ["env", (_, container) => (container.env = [`A=$\${"$"}\${file("${key}")}`])],
      ["env", (_, container) => (container.env = [`A=\${<<E\n\${file("${key}")}\nE\n}`])],
      ["env", (_, container) => (container.env = ["WEBSTACK_TEST_KEY"])],
      ["image", (_, container) => (container.image = `--env-file=${key}`)],
      ["upload.source", (_, container) => (container.upload = [{ file: "/key", source: key }])],
      ["provider", (_, container) => (container.provider = "docker.elsewhere")],
      ["lifecycle.precondition.condition", (_, container) => (container.lifecycle = { precondition: [{ condition: `\${fileexists("${key}")}`, error_message: "x" }] })],
      ["build.context", ({ resource }) => Object.values(resource.docker_image).forEach((image) => "build" in image && (image.build = { context: "/" }))],
      ["type", ({ resource }) => (resource.null_resource = { forged: { provisioner: [{ "local-exec": { command: `touch ${marker}` } }] } })],
      ["type", (record) => (record.data = { external: { forged: { program: ["touch", marker] } } })],
      ["value", (record) => Object.assign(record, { output: { forged: { value: `\${file("${key}")}` } } })],
      ["locals.forged", (record) => Object.assign(record, { locals: { forged: `\${file("${key}")}` } })],
      ["module.forged", (record) => Object.assign(record, { module: { forged: { source: shop.folder } } })],
    ])("is refused for its '%s', and nothing is run, read or changed (%#)", async (attribute, forge) => {
      const packed = inVolume(`base64 /releases/${ids["1.0.0"]}.json.gz`);
      const record = JSON.parse(gunzipSync(Buffer.from(packed, "base64")).toString()) as Forged;
      const [name] = Object.keys(record.resource.docker_container).filter((one) => one.startsWith("AppServer_"));
      forge(record, record.resource.docker_container[name]);
      const text = gzipSync(JSON.stringify(record)).toString("base64");
      inVolume(`echo "$0" | base64 -d > /releases/${id}.json.gz; touch -d 2020-01-01 /releases/${id}.json.gz`, text);
      writeFileSync(key, "KEY=of the operator");
      rmSync(join(shop.output, ".webstack"), { recursive: true, force: true });
      const [before, changed] = [everything(), readFileSync(shop.stateFile, "utf8")];
      const { code, stdout, stderr } = await webstack(["rollback", shop.output, id, "--yes", "--despite-migrations"], { deadlineSeconds: 200, env: { WEBSTACK_TEST_KEY: "x" } });
      expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: expect.stringContaining(`the release ${id} cannot be put back: '${attribute}`) as string });
      expect(stderr).toMatch(/^webstack: .*; deploy that release's commit instead\n$/);
      expect([existsSync(marker), existsSync(join(shop.output, ".webstack")), everything(), readFileSync(shop.stateFile, "utf8")]).toEqual([false, false, before, changed]);
    });
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
