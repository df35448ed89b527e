import { createHash } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ComposeFile, Postgres, Secret } from "../../lib";
import { exchange } from "../support/exchange";
import { DeployedShop } from "./support/deployed-shop";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { docker, named } from "./support/docker";
import { encodings } from "./support/encodings";
import { type Exposed, exposedByEngine, exposedInFolder } from "./support/exposure";
import { readableFiles } from "./support/readable-files";

const ID = "wsopssecret";
const STRIPE_KEY = `sk_test_"quoted" & 100% $HOME \${path} ä/+= ${"x".repeat(20)}`;
const DATABASE_PASSWORD = "from a file: p%40ss'w\\rd+/=?&#";
const ENV_MARKER = "marker-of-the-project's-own-environment-file";

/** Where the stack keeps each secret: a container that may read it, and the folder there. */
const PLACES = {
  "administrator's password": ["database", "administrator-password"],
  "application's password": ["app-server-0", "database-password"],
  "secret key": ["app-server-0", "secret-key"],
  "STRIPE_KEY": ["app-server-0", "stripe-key"],
  "MAIL_PASSWORD": ["app-server-0", "mail-password"],
} as const;

const hostFiles = mkdtempSync(join(tmpdir(), "webstack-secrets-"));

function hostFile(name: string, value: string): Secret {
  const path = join(hostFiles, name);
  writeFileSync(path, value);
  chmodSync(path, 0o400);
  return Secret.fromHostFile(path);
}

afterAll(() => {
  rmSync(hostFiles, { recursive: true });
});

describeWithTerraform("a shop with secrets of every kind", () => {
  const variant = {
    database: {
      password: hostFile("password", DATABASE_PASSWORD),
      // A server that logs every statement would log the one that sets the password.
      engine: new Postgres({ settings: { log_statement: "all", log_min_duration_statement: "0" } }),
    },
    framework: { secrets: { STRIPE_KEY: hostFile("stripe", STRIPE_KEY), MAIL_PASSWORD: Secret.generated() } },
  };
  const shop = new DeployedShop(ID, 18_145, variant);
  const values: { [name: string]: string } = {};

  /** The container of the stack with this role in its name. */
  function container(role: string): string {
    const [found] = named("container", `${ID}-${role}`);
    return found;
  }

  function buildTag(): string {
    return /"name": "(wsopssecret-site-image:[0-9a-f]+)"/.exec(readFileSync(join(shop.output, "cdk.tf.json"), "utf8"))?.[1] ?? "no tag";
  }

  beforeAll(() => {
    for (const [name, [role, folder]] of Object.entries(PLACES)) {
      values[name] = docker("exec", container(role), "cat", `/run/secrets/${folder}/value`);
    }
  });

  test("the secrets are what they were made from", () => {
    const generated = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
    expect(values).toEqual({
      "administrator's password": generated,
      "application's password": DATABASE_PASSWORD,
      "secret key": generated,
      "STRIPE_KEY": STRIPE_KEY,
      "MAIL_PASSWORD": generated,
    });
    expect(new Set(Object.values(values)).size).toBe(5);
  });

  test("the search below finds a secret in every disguise", () => {
    const bytes = (before: string, value: string): Buffer => Buffer.from(`${before}${value}; and more`);
    for (const value of Object.values(values)) {
      const disguised = [
        `password=${value}`,
        JSON.stringify({ password: value }),
        `postgresql://shop:${encodeURIComponent(value)}@database`,
        percentEncoded(value),
        bytes("", value).toString("hex"),
        ...["", "a", "ab", "abc"].flatMap((before) => [bytes(before, value).toString("base64"), bytes(before, value).toString("base64url")]),
        Buffer.from(value).toString("base64"),
      ];
      expect(disguised.filter((text) => !encodings(value).some((form) => text.includes(form)))).toEqual([]);
      expect(disguised.filter((text) => encodings(`${value}.`).some((form) => text.includes(form)))).toEqual([]);
    }
  });

  test("no secret stands in the state, the plan, the synthesized files, the Compose file or what Docker tells", async () => {
    const exposed: Exposed[] = [
      { what: "terraform show", text: await shop.terraform.show() },
      { what: "the state", text: readFileSync(join(shop.folder, "terraform.tfstate"), "utf8") },
      { what: "the Compose file", text: ComposeFile.fromOutput(shop.output) },
      ...exposedInFolder(join(shop.folder, "cdktf.out")),
      ...exposedByEngine(ID),
    ];
    console.info(`looked into ${exposed.length} texts of ${exposed.reduce((sum, { text }) => sum + text.length, 0)} characters`);
    // What is surely in there is found, or the search below would find nothing at all.
    for (const known of [`${ID}-database`, "WEBSTACK_FILES", "collectstatic", "Applying catalog.0001_initial"]) {
      expect(exposed.filter(({ text }) => text.includes(known))).not.toEqual([]);
    }
    const found = Object.entries(values).flatMap(([name, value]) =>
      encodings(value).flatMap((form) => exposed.filter(({ text }) => text.includes(form)).map(({ what }) => `${name} in ${what}`)),
    );
    expect([...new Set(found)]).toEqual([]);
  });

  test("each container can read what it needs and no more", () => {
    const hashes = Object.entries(values).map(([name, value]) => [name, createHash("sha256").update(value).digest("hex")] as const);
    const readers = named("container", `${ID}-`).map((name) => {
      const files = readableFiles(name);
      const role = name.slice(ID.length + 1).replace(/-[0-9]{14}$/, "");
      return `${role}: ${hashes.filter(([, hash]) => files.has(hash)).map(([secret]) => secret).join(", ") || "-"}`;
    });
    expect(readers.join("\n")).toMatchInlineSnapshot(`
"app-server-0: application's password, secret key, STRIPE_KEY, MAIL_PASSWORD
app-server-1: application's password, secret key, STRIPE_KEY, MAIL_PASSWORD
database: administrator's password
database-data-check: -
database-provision: administrator's password, application's password
database-secrets: administrator's password, application's password
proxy: -
proxy-configuration-owner: -
proxy-public-owner: -
proxy-route: -
site-files: -
site-job-check: application's password, secret key, STRIPE_KEY, MAIL_PASSWORD
site-job-collectstatic: -
site-job-migrate: application's password, secret key, STRIPE_KEY, MAIL_PASSWORD
site-secrets: secret key, STRIPE_KEY, MAIL_PASSWORD
site-static-owner: -
webstack-releases: -"
`);
  });

  test("the application finds its secrets in its environment and in files, and docker exec does not show them", () => {
    const application = container("app-server-0");
    const script = 'for process in /proc/[0-9]*; do tr "\\0" " " < $process/cmdline | grep -q gunicorn && cat $process/environ && printf "\\0\\n"; done';
    const processes = docker("exec", application, "sh", "-c", script).split("\0\n");
    const workers = processes.filter((environment) => environment.split("\0").includes(`STRIPE_KEY=${STRIPE_KEY}`));
    expect(workers.length).toBeGreaterThan(1);
    for (const environment of workers) {
      const variables = environment.split("\0");
      expect(variables).toContain(`MAIL_PASSWORD=${values["MAIL_PASSWORD"]}`);
      expect(variables).toContain("STRIPE_KEY_FILE=/run/secrets/stripe-key/value");
      expect(variables).toContain(`DATABASE_URL=postgresql://shop:${percentEncoded(DATABASE_PASSWORD)}@${ID}-database:5432/shop`);
    }
    expect(docker("exec", application, "env")).not.toContain("STRIPE_KEY=");
    expect(docker("exec", application, "cat", "/run/secrets/stripe-key/value")).toBe(STRIPE_KEY);
  });

  test("secrets that are to be files only stand in no process's environment, and the site works on", async () => {
    const secretsAsFilesOnly = ["STRIPE_KEY", "MAIL_PASSWORD", "SECRET_KEY", "DATABASE_URL"];
    shop.synth({ ...variant, framework: { ...variant.framework, secretsAsFilesOnly } });
    await shop.terraform.deploy();
    const application = container("app-server-0");
    const script = 'for process in /proc/[0-9]*; do cat $process/environ && printf "\\0"; done';
    const variables = docker("exec", application, "sh", "-c", script).split("\0");
    for (const name of ["STRIPE_KEY", "SECRET_KEY", "DATABASE_URL"]) expect(variables).toContainEqual(expect.stringMatching(`^${name}_FILE=/`));
    const told = Object.entries(values).filter(([, value]) => encodings(value).some((form) => variables.some((variable) => variable.includes(form))));
    expect(told).toEqual([]);
    const url = docker("exec", application, "cat", "/tmp/webstack-database-url");
    expect(url).toBe(`postgresql://shop:${percentEncoded(DATABASE_PASSWORD)}@${ID}-database:5432/shop`);
    const answer = await exchange({ address: "127.0.0.1", port: shop.port, timeoutSeconds: 10 }, { method: "GET", path: "/", headers: { host: shop.host } });
    expect(answer.status).toBe(200);
    shop.synth(variant);
  });

  test("the project's .env file reaches neither the context nor its hash nor the image", async () => {
    const before = buildTag();
    shop.write(".env", `DATABASE_URL=${ENV_MARKER}\n`);
    shop.write("shop/.env.production", `DATABASE_URL=${ENV_MARKER}\n`);
    shop.synth(variant);
    expect(buildTag()).toBe(before);
    shop.release("1.1.0");
    shop.synth(variant);
    expect(buildTag()).not.toBe(before);
    await shop.terraform.deploy();
    expect(exposedInFolder(join(shop.folder, "cdktf.out")).filter(({ text }) => text.includes(ENV_MARKER))).toEqual([]);
    const search = ["-c", 'find / -xdev -name ".env*"; grep -rl "$0" /app /home /root /opt /srv /tmp /usr/local 2> /dev/null || true', ENV_MARKER];
    expect(docker("run", "--rm", "--network", "none", "--user", "0:0", "--entrypoint", "sh", buildTag(), ...search)).toBe("");
    expect(docker("run", "--rm", "--network", "none", "--entrypoint", "cat", buildTag(), "/app/shop/__init__.py")).toContain("1.1.0");
  });
});

/** As a password in a URL is written when every byte is. */
function percentEncoded(text: string): string {
  return Buffer.from(text).toString("hex").replace(/../g, "%$&");
}
