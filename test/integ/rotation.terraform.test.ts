import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Secret } from "../../lib";
import { Browser } from "../support/browser";
import { DeployedShop } from "./support/deployed-shop";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { docker, named } from "./support/docker";
import { encodings } from "./support/encodings";
import { exposedByEngine, exposedInFolder } from "./support/exposure";
import { inApplication, logs } from "./support/inside";
import { until } from "./support/until";
import { watched } from "./support/watched";
import { webstack, webstackPath } from "./support/webstack";

const ID = "wskeys";
const DATABASE = `${ID}-database`;
const VOLUME = `${ID}-secret-stripe-key`;
const STRIPE_KEY = `sk_test_"quoted" & 100% $HOME \${path} ä/+=`;
const OWNER = { username: "owner", password: "an-owner-of-a-shop" };

/** Command, arguments, standard input, and what the refusal says. */
const BAD_INPUT: readonly (readonly [string, readonly string[], string | undefined, string])[] = [
  ["set", ["stripe"], "x", "has no secret 'stripe'; it has Database/administrator-password, Database/password, Site/secret-key, stripe-key"],
  ["set", ["stripe-key"], "", "the value is empty"],
  ["set", ["stripe-key"], "a\0b", "the value holds a NUL character"],
  ["set", ["stripe-key"], "x".repeat(1024 * 1024), "the value must have at most 64 KiB, because an environment variable of Linux holds 128 KiB at most"],
  ["set", ["Site/secret-key"], "x", "'Site/secret-key' is made by the stack; 'secret rotate' gives it another value"],
  ["rotate", ["Database/administrator-password"], undefined, "is the password of the administrator of 'Database', which is not rotated"],
  ["rotate", ["Database/password", "--stdin"], "x".repeat(257), "the value must have at most 256 bytes"],
  ["retire", ["stripe-key", "--frob"], undefined, "unknown option '--frob'"],
];

describeWithTerraform("a shop whose secrets change while it is at work", () => {
  const shop = new DeployedShop(ID, 18_151);
  const visitor = new Browser({ port: shop.port, host: shop.host });

  /** Values that nobody is to see, and what they are. */
  const planted = new Map<string, string>();
  const watchedTexts: string[] = [];

  function secret(command: string, args: readonly string[], input?: string) {
    return webstack(["secret", command, shop.output, ...args], { input, deadlineSeconds: 150 });
  }

  async function list(): Promise<readonly { readonly name: string; readonly isThere: boolean; readonly previous?: string }[]> {
    const { code, stdout, stderr } = await secret("list", ["--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return JSON.parse(stdout) as Awaited<ReturnType<typeof list>>;
  }

  /** What a file of a secret holds, as the application finds it. */
  function inSecret(name: string, file = "value"): string {
    return docker("exec", shop.applications()[0], "cat", `/run/secrets/${name}/${file}`);
  }

  /** Whether the database takes a password for the user that the application was given. */
  function opens(user: string, password: string): boolean {
    const script = 'PGPASSWORD="$(cat)" exec psql -h "$0" -U "$1" -d shop -qAtc "select 1"';
    const done = spawnSync("docker", ["exec", "-i", DATABASE, "sh", "-c", script, DATABASE, user], { input: password, encoding: "utf8", timeout: 30_000 });
    return done.status === 0;
  }

  async function isLoggedIn(): Promise<boolean> {
    const { redirects, body } = await visitor.get("/admin/");
    return redirects.length === 0 && body.includes("Site administration");
  }

  test("a deploy that lacks a named secret fails with the command that sets it, and the shop goes on", async () => {
    const before = shop.applications();
    shop.synth({ framework: { secrets: { STRIPE_KEY: Secret.named("stripe-key") } } });
    const { code, output } = await shop.terraform.apply();
    expect(code).not.toBe(0);
    const command = `npx webstack secret set cdktf.out/stacks/${ID} stripe-key`;
    expect(output).toContain(`a secret that is not there yet is set by ${command}`);
    expect(logs(named("container", `${ID}-site-secrets-`).reverse()[0])).toBe(`the secret stripe-key is not there yet; set it by: ${command}\n`);
    expect(shop.applications()).toEqual(before);
    expect((await visitor.get("/")).status).toBe(200);
    expect(await list()).toContainEqual({ name: "stripe-key", kind: "named", volume: VOLUME, isThere: false, usedBy: ["AppServer", "Site"] });
  });

  test("it is set from standard input, seen nowhere on the way, and reaches the shop with the next deploy", async () => {
    const { result, seen } = await watched(VOLUME, () => secret("set", ["stripe-key"], `${STRIPE_KEY}\n`));
    expect(result).toMatchObject({ code: 0, stdout: "stripe-key is set\n", stderr: `deploy now: ${ID}\n` });
    expect(seen).toContain(`source=${VOLUME}`);
    await shop.terraform.deploy();
    expect(inSecret("stripe-key")).toBe(STRIPE_KEY);
    expect(inApplication(shop.applications()[0], "sh", "-c", 'printf %s "$STRIPE_KEY"')).toBe(STRIPE_KEY);
    planted.set(STRIPE_KEY, "the key for Stripe");
    watchedTexts.push(seen, result.stdout + result.stderr);
    const again = await secret("set", ["stripe-key"], STRIPE_KEY);
    expect(again).toMatchObject({ code: 0, stdout: "stripe-key has that value already; it was not changed\n", stderr: "" });
    await shop.terraform.expectEmptyPlan();
  });

  test("bad input is refused with one sentence, and changes nothing", async () => {
    const before = await list();
    const refused = await Promise.all(BAD_INPUT.map(([command, args, input]) => secret(command, args, input)));
    for (const [index, { code, stdout, stderr }] of refused.entries()) {
      const [command, args, , message] = BAD_INPUT[index];
      expect({ command, args, code, stdout, stderr }).toEqual({ command, args, code: 2, stdout: "", stderr: expect.stringContaining(message) as string });
    }
    expect(await list()).toEqual(before);
  });

  test("password and key change under load, after an attempt that was interrupted, and sessions survive", async () => {
    const createSuperuser = ["python", "-m", "django", "createsuperuser", "--noinput", "--email", "owner@example.com", "--username", OWNER.username];
    inApplication(shop.applications()[0], "env", `DJANGO_SUPERUSER_PASSWORD=${OWNER.password}`, ...createSuperuser);
    await visitor.postForm("/admin/login/", { ...OWNER, next: "/admin/" });
    const [password, key] = [inSecret("database-password"), inSecret("secret-key")];
    expect([opens("shop", password), opens("shop", `${password}x`)]).toEqual([true, false]);
    const load = await shop.load({ thinkMs: 100 });
    await load.untilRequests(300, 60);

    const interrupted = spawn(process.execPath, [webstackPath(), "secret", "rotate", shop.output, "Database/password"], { stdio: "ignore" });
    const ended = once(interrupted, "exit");
    await until("the rotation is in its middle", 30, () => named("container", `${ID}-rotate-`).length > 0);
    interrupted.kill("SIGKILL");
    await ended;
    expect(inSecret("database-password")).toBe(password);

    const { result: rotated, seen } = await watched(`${ID}-database-data-password`, () => secret("rotate", ["Database/password"]));
    expect(seen).toContain("WEBSTACK_ACTION=rotate");
    watchedTexts.push(seen, rotated.stdout + rotated.stderr);
    expect(rotated).toMatchObject({ code: 0, stdout: "Database/password is rotated; the value before stays valid\n" });
    expect(rotated.stderr).toBe(`deploy now: ${ID}\nand when that is done: npx webstack secret retire ${shop.output} Database/password\n`);
    const early = await secret("retire", ["Database/password"]);
    expect(early).toMatchObject({ code: 2, stderr: expect.stringMatching(/may still use the value before; deploy now: wskeys$/m) as string });
    const twoAtOnce = await Promise.all([secret("rotate", ["Site/secret-key"]), secret("rotate", ["Site/secret-key"])]);
    expect(twoAtOnce.map(({ code }) => code).sort()).toEqual([0, 2]);
    await shop.terraform.deploy();

    expect(opens("shop", password)).toBe(true);
    const again = await secret("rotate", ["Database/password"]);
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining("the value before the last rotation of 'Database/password' is still valid") as string });
    expect([inSecret("secret-key") === key, inSecret("secret-key", "previous") === key, await isLoggedIn()]).toEqual([false, true, true]);
    expect(await secret("retire", ["Database/password"])).toMatchObject({ code: 0, stdout: "Database/password has its present value alone\n" });
    expect(await secret("retire", ["Site/secret-key"])).toMatchObject({ code: 0, stdout: "Site/secret-key has its present value alone\n" });
    await load.untilRequests(load.progress().requests + 500, 60);
    await shop.expectNothingLost(load);

    expect([opens("shop", password), opens(inSecret("database-password", "user"), inSecret("database-password"))]).toEqual([false, true]);
    expect(await isLoggedIn()).toBe(true);
    await shop.terraform.expectEmptyPlan();
    const nothing = await secret("retire", ["Database/password"]);
    expect(nothing).toMatchObject({ code: 0, stdout: "Database/password has no value but the present one; nothing was changed\n" });
    for (const value of [password, inSecret("database-password")]) planted.set(value, "a password");
    for (const value of [key, inSecret("secret-key")]) planted.set(value, "a key");
  });

  test("no value, present or before, is seen anywhere", async () => {
    const exposed = [
      ...watchedTexts.map((text) => ({ what: "processes, containers and output while it changed", text })),
      { what: "the state", text: readFileSync(shop.stateFile, "utf8") },
      { what: "terraform show", text: await shop.terraform.show() },
      ...exposedByEngine(ID),
      ...exposedInFolder(join(shop.folder, "cdktf.out")),
    ];
    const found = [...planted].flatMap(([value, name]) => {
      const forms = encodings(value);
      return exposed.filter(({ text }) => forms.some((form) => text.includes(form))).map(({ what }) => `${name} in ${what}`);
    });
    expect(planted.size).toBe(5);
    expect(found).toEqual([]);
  });
});
