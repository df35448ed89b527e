import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Browser } from "../support/browser";
import { DeployedShop } from "./support/deployed-shop";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { containers, docker, named, sql } from "./support/docker";
import { imageMirror } from "./support/shop";
import { webstack } from "./support/webstack";

const ID = "wsrepair";
const LABELS = ["--label", `webstack.stack=${ID}`, "--label", "webstack.construct=AppServer"];

describeWithTerraform("a shop in need of repair", () => {
  const shop = new DeployedShop(ID, 18_153);
  const visitor = new Browser({ port: shop.port, host: shop.host });
  const busybox = (): string => `${imageMirror() ? `${imageMirror()}/library/` : ""}busybox:1.37.0`;

  async function order(name: string): Promise<void> {
    expect((await visitor.postForm("/orders/", { name, quantity: "1", note: "", product: "1" }, { from: "/" })).status).toBe(200);
  }

  /** Something an interrupted deploy may leave, made as it makes it. */
  function leave(name: string, role: "service" | "job"): string {
    return docker("run", "-d", "--network", "none", "--name", `${ID}-${name}`, ...LABELS, "--label", `webstack.role=${role}`, "--label", "webstack.release=older", busybox(), "sleep", "600");
  }

  test("prune finds nothing where nothing is left over", async () => {
    const { code, stdout } = await webstack(["prune", shop.output]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${ID}: nothing is left over\n` });
  });

  test("prune lists what an interrupted deploy left, removes it when told so, and nothing that serves or is at work", async () => {
    const before = containers({ stack: ID }, { all: true });
    const left = leave("left", "service");
    const working = leave("working", "job");
    docker("network", "create", "--label", `webstack.stack=${ID}`, `${ID}-old-network`);

    const listed = await webstack(["prune", shop.output]);
    expect(listed.code).toBe(0);
    expect(listed.stdout).toMatch(/^container {2}wsrepair-left +not in the state, running, made \d+ s ago$/m);
    expect(listed.stdout).toMatch(/^network {4}wsrepair-old-network +not in the state, used by nothing$/m);
    expect(listed.stdout).not.toContain("working");
    expect(listed.stderr).toContain("kept, though not in the state either: wsrepair-working");
    expect(listed.stderr).toContain("nothing was removed; --yes removes what is listed");
    expect(docker("inspect", "--format", "{{.State.Running}}", left, working)).toBe("true\ntrue");

    const removed = await webstack(["prune", shop.output, "--yes"]);
    expect(removed).toMatchObject({ code: 0, stderr: expect.stringContaining("removed 2; no volume was touched") as string });
    expect(containers({ stack: ID }, { all: true })).toEqual([...before, `${ID}-working`].sort());
    docker("rm", "-f", working);
    expect((await visitor.get("/")).status).toBe(200);
    await shop.terraform.expectEmptyPlan();
  });

  test("a lost state: prune --all and a deploy bring the site back with its data", async () => {
    await order("before the state was lost");
    renameSync(shop.stateFile, `${shop.stateFile}.lost`);
    const careful = await webstack(["prune", shop.output, "--yes"]);
    expect(careful).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(/^webstack: no container of 'wsrepair' is in the state .*'prune --all' removes them/) as string });
    expect((await visitor.get("/")).status).toBe(200);

    const pruned = await webstack(["prune", shop.output, "--all", "--yes"]);
    expect(pruned.code).toBe(0);
    expect([...named("container", `${ID}-`), ...named("network", `${ID}-`)]).toEqual([]);
    const { seconds } = await shop.terraform.deploy();
    console.info(`back under control by a deploy of ${seconds.toFixed(1)} s`);
    expect((await visitor.get("/")).body).toContain("before the state was lost");
    await shop.terraform.expectEmptyPlan();
  });

  test("a dump by one line goes in again by one line", async () => {
    await order("in the dump");
    const dumped = await webstack(["exec", shop.output, "Database", "--", "pg_dump", "-U", "postgres", "--format=plain", "--clean", "--if-exists", "shop"]);
    expect(dumped.code).toBe(0);
    await order("after the dump");
    const restored = await webstack(["exec", shop.output, "Database", "--", "psql", "-U", "postgres", "-q", "--single-transaction", "-v", "ON_ERROR_STOP=1", "shop"], {
      input: dumped.stdout,
    });
    expect(restored).toMatchObject({ code: 0, stderr: "" });
    const names = sql(`${ID}-database`, "shop", "select name from catalog_order").split("\n");
    expect(names).toContain("in the dump");
    expect(names).not.toContain("after the dump");
    await order("after the restore");
  });

  test("a migration that takes long runs before its deploy, and no retry ends it", async () => {
    shop.release("2.0.0");
    shop.edit("catalog/migrations/0100_release_2_0_0.py", (text) => text.replace("create table", "select pg_sleep(15); create table"));
    shop.synth();
    const detached = await webstack(["run", shop.output, "migrate", "--detach"]);
    expect(detached).toMatchObject({ code: 0, stdout: expect.stringMatching(/^wsrepair-migrate-run-\d{14}\n$/) as string });
    const job = detached.stdout.trim();
    const id = docker("inspect", "--format", "{{.Id}}", job);

    const interrupted = shop.terraform.start();
    const left = leave("seems-left", "service");
    await new Promise((resolve) => setTimeout(resolve, 5000));
    const during = await webstack(["prune", shop.output, "--yes"]);
    expect(during).toMatchObject({ code: 2, stderr: expect.stringContaining(`a deploy of '${ID}' is under way: Terraform has its state locked; nothing was removed`) as string });
    expect(docker("inspect", "--format", "{{.State.Running}}", left)).toBe("true");
    interrupted.child.kill("SIGKILL");
    await interrupted.done;
    expect(docker("inspect", "--format", "{{.Id}} {{.State.Running}}", job)).toBe(`${id} true`);
    expect((await webstack(["prune", shop.output, "--yes"])).stderr).toContain(job);

    const followed = await webstack(["run", shop.output, "migrate"]);
    expect(followed).toMatchObject({ code: 0, stderr: expect.stringContaining("the release job migrate is done; deploy now") as string });
    expect(followed.stdout).toContain("Applying catalog.0100_release_2_0_0... OK");
    await shop.terraform.deploy();
    // What the killed deploy left waits for nothing any more.
    expect(await webstack(["prune", shop.output, "--yes"])).toMatchObject({ code: 0 });
    expect((await visitor.get("/")).body).toContain("2.0.0");
    await shop.terraform.expectEmptyPlan();
  });

  test("doctor says what a deploy would find, one sentence each", async () => {
    const healthy = await webstack(["doctor", shop.output, "--min-free-gib", "0"]);
    expect(healthy).toMatchObject({ code: 0, stderr: "" });
    expect(healthy.stdout).toContain("127.0.0.1:18153 is this stack's already");

    const full = await webstack(["doctor", shop.output, "--min-free-gib", "1000000"]);
    expect(full.code).toBe(1);
    expect(full.stdout).toMatch(/^WRONG {2}disk +the disk is nearly full: .* GiB of .* GiB are free .*, at least 1000000 are wanted;/m);
  });

  test("doctor names who has a port that the stack wants", async () => {
    const folder = mkdtempSync(join(tmpdir(), "webstack-doctor-"));
    const taken = createServer().listen(18_154, "127.0.0.1");
    const other = docker("run", "-d", "--publish", "127.0.0.1:18155:80", "--name", `${ID}-other`, busybox(), "sleep", "600");
    try {
      const look = (port: number) => {
        mkdirSync(join(folder, ID), { recursive: true });
        cpSync(shop.output, join(folder, ID), { recursive: true, filter: (path) => !path.includes(".terraform") });
        const file = join(folder, ID, "cdk.tf.json");
        writeFileSync(file, readFileSync(file, "utf8").replace(/18153/g, String(port)));
        return webstack(["doctor", join(folder, ID), "--min-free-gib", "0"]);
      };
      const byProgram = await look(18_154);
      expect(byProgram).toMatchObject({ code: 1, stdout: expect.stringContaining("port 18154 of 127.0.0.1 is taken by another program on the engine's host") as string });
      const byContainer = await look(18_155);
      expect(byContainer).toMatchObject({ code: 1, stdout: expect.stringContaining("port 18155 is taken by the container 'wsrepair-other'") as string });
    } finally {
      taken.close();
      docker("rm", "-f", other);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
