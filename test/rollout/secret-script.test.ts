import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MAKE_SECRETS, SECRET_FUNCTIONS } from "../../lib/rollout/secret-script";

const ROOT = mkdtempSync(join(tmpdir(), "webstack-secret-"));
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(ROOT, "secret-"))));
afterAll(() => rmSync(ROOT, { recursive: true }));

/** Only the administrator gives files away, so here nobody does. */
const WITHOUT_OWNERS = "chown() { :; }\n";

function shell(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync("sh", ["-euc", WITHOUT_OWNERS + script, "secrets", ...args], {
    encoding: "utf8", timeout: 20_000, env: { ...process.env, SECRET_api_key: "pl$ain 'text'", SET_COMMAND: "npx webstack secret set cdktf.out/stacks/shop" },
  });
  return { status, stdout, stderr };
}

function change(script: string) {
  return shell(`${SECRET_FUNCTIONS}folder=${folder}\n${script}`);
}

/** The job with the test's folder in the place of the volumes. */
function make(...args: string[]) {
  return shell(MAKE_SECRETS.replaceAll("/secrets/", `${folder}/`), ...args);
}

function files(of = folder): { [name: string]: string } {
  return Object.fromEntries(readdirSync(of).map((name) => [name, readFileSync(join(of, name), "utf8")]));
}

function put(texts: { [name: string]: string }, into = folder): void {
  mkdirSync(into, { recursive: true });
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(into, name), text);
}

test("a generated secret is made once, for its group to read", () => {
  mkdirSync(join(folder, "key"));
  expect(make("key 20001 generated")).toMatchObject({ status: 0, stderr: "" });
  const made = files(join(folder, "key"));
  expect(made).toEqual({ value: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
  expect(statSync(join(folder, "key/value")).mode & 0o777).toBe(0o440);
  expect(make("key 20001 generated").status).toBe(0);
  expect(files(join(folder, "key"))).toEqual(made);
});

test("plain text arrives as it is", () => {
  mkdirSync(join(folder, "api-key"));
  expect(make("api-key 20001 plain").status).toBe(0);
  expect(files(join(folder, "api-key"))).toEqual({ value: "pl$ain 'text'" });
});

test("named secrets that are not there fail together, each with the command that sets it, after all others are made", () => {
  for (const name of ["a", "b", "c", "key"]) mkdirSync(join(folder, name));
  put({ value: "there" }, join(folder, "b"));
  put({ value: "" }, join(folder, "c"));
  expect(make("a 1 named stripe-key", "b 1 named mail-key", "c 1 named sms-key", "key 1 generated")).toEqual({
    status: 1,
    stdout: "",
    stderr:
      "the secret stripe-key is not there yet; set it by: npx webstack secret set cdktf.out/stacks/shop stripe-key\n" +
      "the secret sms-key is not there yet; set it by: npx webstack secret set cdktf.out/stacks/shop sms-key\n",
  });
  expect(files(join(folder, "b"))).toEqual({ value: "there" });
  expect(Object.keys(files(join(folder, "key")))).toEqual(["value"]);
});

test("a rotation makes the next value the present one, and the present one the one before", () => {
  put({ value: "present", next: "to come" });
  expect(change('rotate 20001 "shop_b"')).toMatchObject({ status: 0, stderr: "" });
  expect(files()).toEqual({ value: "to come", previous: "present", user: "shop_b" });
  expect(readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o440, 0o440, 0o440]);
});

test("a rotation that changes no user names none, and one that stands there stays", () => {
  put({ value: "present", next: "to come", user: "shop_b" });
  expect(change('rotate 20001 ""').status).toBe(0);
  expect(files()).toEqual({ value: "to come", previous: "present", user: "shop_b" });
});

test("until it is ready as a whole, a rotation changes nothing, and is begun anew", () => {
  put({ value: "present", next: "to come" });
  put({ value: "half" }, join(folder, ".staged"));
  expect(change("lock").status).toBe(0);
  expect(readFileSync(join(folder, "value"), "utf8")).toBe("present");
  expect(change('rotate 20001 ""').status).toBe(0);
  expect(files()).toEqual({ value: "to come", previous: "present" });
});

test.each([
  ["before anything was moved", { value: "present", next: "to come" }, { value: "to come", previous: "present", user: "shop_b" }],
  ["in the middle", { value: "present", previous: "present" }, { value: "to come", user: "shop_b" }],
  ["after all was moved", { value: "to come", previous: "present", user: "shop_b" }, {}],
])("a rotation that was ready and was interrupted %s is finished by whoever comes next", (_when, there, staged) => {
  put(there);
  put(staged, join(folder, ".rotated"));
  expect(change("lock")).toMatchObject({ status: 0, stderr: "" });
  expect(existsSync(join(folder, ".rotated"))).toBe(false);
  expect(files()).toEqual({ value: "to come", previous: "present", user: "shop_b" });
});
