import { statSync } from "node:fs";
import type { Database } from "../../lib";
import { type Answer, exchange } from "../support/exchange";
import { applicationContainers, variableOf } from "./support/application-container";
import { APP, appStack, DATA, dataStack, HOSTILE, OWN_VOLUME, PORT } from "./support/database-stacks";
import { Deployment } from "./support/deployment";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { docker, named, sql, sweep } from "./support/docker";
import { ExternalServer } from "./support/external-server";
import { inApplication, logs } from "./support/inside";
import { removeFolder, startProject } from "./support/start-project";
import { storeInVolume } from "./support/volume-secret";

const deployment = new Deployment();
const external = new ExternalServer("wsapiext");
let project: string;

function synth(): void {
  let database: Database;
  deployment.synth({
    [DATA]: (stack) => (database = dataStack(stack)),
    [APP]: (stack) => appStack(stack, { project, database, external: external.database() }),
  });
}

function ask(host: string, headers: Record<string, string> = {}): Promise<Answer> {
  const target = { address: "127.0.0.1", port: PORT, timeoutSeconds: 10 };
  return exchange(target, { method: "GET", path: "/admin/login/", headers: { host: `${host}.example.com`, ...headers } });
}

/** Asks the database of the other stack. */
function orders(statement: string): string {
  return sql(`${DATA}-database`, "orders", statement);
}

function application(server: string): string {
  return applicationContainers(APP, server)[0];
}

function settingsOf(server: string): unknown {
  const script = "from django.conf import settings as s; import json; print(json.dumps([s.TIME_ZONE, getattr(s, 'GREETING', None)]))";
  return JSON.parse(inApplication(application(server), "python", "-m", "django", "shell", "--no-imports", "-c", script));
}

function sweepAll(): void {
  for (const prefix of [`${APP}-`, `${DATA}-`, "wsapiext"]) sweep(prefix);
}

describeWithTerraform("databases", () => {
  beforeAll(async () => {
    sweepAll();
    project = startProject(`${APP}-make`);
    await external.start();
    storeInVolume(OWN_VOLUME, "keys/api", "the key");
    synth();
  });

  afterAll(async () => {
    await deployment.destroy(APP);
    await deployment.destroy(DATA);
    sweepAll();
    deployment.dispose();
    removeFolder(project);
    external.dispose();
  });

  test("a stack whose database is another's fails at plan until that one is deployed, and says so", async () => {
    const outcome = await (await deployment.terraform(APP)).apply();
    expect(outcome.code).toBe(1);
    expect(outcome.output).toContain(`deploy_stack_${DATA}_first`);
    expect([...named("container", `${APP}-`), ...named("network", `${APP}-`)]).toEqual([]);
  });

  test("both are deployed, one after the other, and share no state", async () => {
    for (const id of [DATA, APP]) await deployment.deploy(id);
    expect(deployment.synthesized(APP)).not.toContain("terraform_remote_state");
    expect(deployment.synthesized(DATA)).not.toContain('"output"');
    expect((await ask("ours")).status).toBe(200);
    for (const id of [DATA, APP]) await (await deployment.terraform(id)).expectEmptyPlan();
  });

  test("the user named is the application's, owns its database and is no superuser", () => {
    expect(orders("select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = 'clerk'")).toBe("f|f|f");
    expect(orders("select distinct tableowner from pg_tables where schemaname = 'public'")).toBe("clerk");
    expect(orders("select datdba::regrole from pg_database where datname = 'orders'")).toBe("clerk");
  });

  test("the extensions are there", () => {
    expect(orders("select extname from pg_extension where extname <> 'plpgsql' order by 1")).toBe("pg_trgm\nunaccent");
    expect(orders("select similarity('word', 'two words') > 0")).toBe("t");
  });

  test("memory and processors limit the server, and size it", () => {
    const limits = docker("inspect", "--format", "{{.HostConfig.Memory}} {{.HostConfig.CpuQuota}}", `${DATA}-database`);
    expect(limits).toBe(`${320 * 1024 * 1024} 50000`);
    expect(orders("show shared_buffers")).toBe("80MB");
  });

  test("raw settings of PostgreSQL are in force", () => {
    expect(orders("show log_min_duration_statement")).toBe("1234ms");
    expect(orders("show max_connections")).toBe("42");
  });

  test("raw directives of Nginx are in force", async () => {
    expect((await ask("ours")).headers["x-raw"]).toBe("no colour");
    expect((await ask("ours", { "x-colour": "green" })).headers["x-raw"]).toBe("green");
  });

  test("raw arguments of Gunicorn are in force", () => {
    expect(logs(application("OursServer"))).toContain("[DEBUG]");
    expect(logs(application("TheirsServer"))).not.toContain("[DEBUG]");
  });

  test("settings of Django win, whatever is in them", () => {
    expect(settingsOf("OursServer")).toEqual(["Europe/Vienna", HOSTILE]);
    expect(settingsOf("TheirsServer")).toEqual(["UTC", null]);
  });

  test("a secret from a volume is the program's", () => {
    expect(variableOf(application("OursServer"), "API_KEY")).toBe("the key");
    expect(variableOf(application("TheirsServer"), "API_KEY")).toBeUndefined();
  });

  test("a secret in plain text arrives unharmed, and its user is warned", () => {
    expect(variableOf(application("OursServer"), "TRIAL")).toBe(HOSTILE);
    expect(deployment.warnings.filter((warning) => warning.includes("plain text"))).toEqual([expect.stringContaining("'TRIAL'")]);
  });

  test("an external database is used with a password that only its owner may read on the host", async () => {
    const { mode, uid } = statSync(external.passwordFile);
    expect([(mode & 0o777).toString(8), uid]).toEqual(["400", 12_345]);
    expect((await ask("theirs")).status).toBe(200);
    expect(Number(external.sql("select count(*) from django_migrations"))).toBeGreaterThan(10);
    const url = new URL(variableOf(application("TheirsServer"), "DATABASE_URL") ?? "");
    expect([decodeURIComponent(url.password), url.hostname, url.pathname]).toEqual([external.password, "wsapiext", "/their_database"]);
    expect(docker("inspect", application("TheirsServer"))).not.toContain("p@ss");
  });

  test("data in a volume with a name of its own outlives its stack, and another database adopts it", async () => {
    orders("create table kept as select 'still here' as words");
    await deployment.destroy(APP);
    await deployment.destroy(DATA);
    expect(named("container", `${DATA}-`)).toEqual([]);
    deployment.synth({ [DATA]: (stack) => void dataStack(stack, "Renamed") });
    await deployment.deploy(DATA);
    expect(sql(`${DATA}-renamed`, "orders", "select words from kept")).toBe("still here");
  });
});
