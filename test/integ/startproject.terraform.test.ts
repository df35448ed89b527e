import type { TerraformStack } from "cdktf";
import { AppServer, ContainerImage, Database, Django, Gunicorn, ReverseProxy, Tls, WebFramework } from "../../lib";
import { Browser } from "../support/browser";
import { type Answer, exchange } from "../support/exchange";
import { hostileStrings } from "../support/hostile-strings";
import { applicationContainers } from "./support/application-container";
import { Deployment } from "./support/deployment";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { containers, docker, sweep } from "./support/docker";
import { inApplication, logs } from "./support/inside";
import { logInCookies } from "./support/log-in-cookies";
import { CA_BUNDLE } from "./support/shop";
import { removeFolder, startProject } from "./support/start-project";

const STACK = "wsapistart";
const PORT = 18_160;
const NAME = "site.example.com";
const target = { address: "127.0.0.1", port: PORT, timeoutSeconds: 10 };
const SUPERUSER = { username: "root", password: "a-Test-password-of-32-characters" };

/** Where containers see requests of this machine come from, whatever addresses the engine gives its networks. */
const THIS_MACHINE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
const SOMEBODY_ELSE = ["203.0.113.7/32"];

/** All that an environment can hold: UTF-8 without the NUL character. */
const hostile = Object.fromEntries(
  hostileStrings()
    .filter((text) => !text.includes("\0") && Buffer.from(text).toString() === text)
    .map((text, index) => [`HOSTILE_${index}`, text]),
);

let project: string;
const deployment = new Deployment();

function site(tls: Tls): (stack: TerraformStack) => void {
  return (stack) => {
    const framework = new WebFramework(stack, "Site", {
      engine: new Django({ project: "mysite" }),
      image: ContainerImage.fromPythonProject(project, { caBundle: CA_BUNDLE }),
      database: new Database(stack, "Database"),
      environment: hostile,
    });
    // Its access log shows what the application is told of a client.
    const engine = new Gunicorn({
      workers: 2,
      extraArguments: ["--access-logfile", "-", "--access-logformat", "told %({x-forwarded-for}i)s %({x-forwarded-proto}i)s %(r)s"],
    });
    const upstream = new AppServer(stack, "AppServer", { framework, engine });
    new ReverseProxy(stack, "Proxy", { upstream, serverNames: [NAME], tls, httpPort: PORT, bindAddress: "127.0.0.1" });
  };
}

async function deploy(tls: Tls): Promise<void> {
  deployment.synth({ [STACK]: site(tls) });
  const { seconds } = await deployment.deploy(STACK);
  console.info(`the deploy took ${seconds.toFixed(1)} s`);
}

function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return exchange(target, { method: "GET", path, headers: { host: NAME, ...headers } });
}

/** Numbers of Django's security warnings that the last release printed. */
function securityWarnings(): string[] {
  return [...checkLog().matchAll(/\(security\.(\w+)\)/g)].map(([, number]) => number).sort();
}

function checkLog(): string {
  const [name] = containers({ stack: STACK, construct: "Site/Job-check" }, { all: true });
  return logs(name);
}

/** What the application was told with the one request for this path. */
function told(path: string): string {
  const lines = applicationContainers(STACK).flatMap((name) => logs(name).split("\n"));
  return lines.filter((line) => line.startsWith("told ") && line.includes(` ${path} `)).join("\n");
}

beforeAll(() => {
  sweep(`${STACK}-`);
  project = startProject(`${STACK}-make`);
});

afterAll(async () => {
  await deployment.destroy(STACK);
  sweep(`${STACK}-`);
  deployment.dispose();
  removeFolder(project);
});

describeWithTerraform("a project as startproject makes it, over plain HTTP", () => {
  beforeAll(() => deploy(Tls.none()));

  test("answers with Django's own page and not with a debugging one", async () => {
    const page = await ask("/");
    expect(page.status).toBe(404);
    expect(page.body).toContain("The requested resource was not found on this server");
    expect(page.body).not.toContain("DEBUG");
  });

  test("serves the admin's log-in and the style sheets it names", async () => {
    const page = await ask("/admin/login/");
    expect(page.status).toBe(200);
    const sheets = [...page.body.matchAll(/href="(\/static\/[^"]+\.css)"/g)].map(([, path]) => path);
    expect(sheets.length).toBeGreaterThan(1);
    for (const path of sheets) {
      expect(path).toMatch(/\.[0-9a-f]{12}\.css$/);
      const sheet = await ask(path);
      expect([sheet.status, sheet.headers["content-type"], sheet.headers["cache-control"]]).toEqual([
        200,
        "text/css",
        expect.stringContaining("immutable"),
      ]);
    }
  });

  test("has every migration", () => {
    const shown = inApplication(applicationContainers(STACK)[0], "python", "-m", "django", "showmigrations");
    expect(shown).toContain("[X] 0012_alter_user_first_name_max_length");
    expect(shown).not.toContain("[ ]");
  });

  test("lets a superuser in who was made by a command in a running container", async () => {
    inApplication(
      applicationContainers(STACK)[0],
      ...["env", `DJANGO_SUPERUSER_PASSWORD=${SUPERUSER.password}`, "python", "-m", "django", "createsuperuser"],
      ...["--noinput", "--username", SUPERUSER.username, "--email", "root@example.com"],
    );
    const browser = new Browser({ port: PORT, host: `${NAME}:${PORT}` });
    const wrong = await browser.postForm("/admin/login/?next=/admin/", { ...SUPERUSER, password: "wrong" });
    expect(wrong.redirects).toEqual([]);
    const page = await browser.postForm("/admin/login/?next=/admin/", SUPERUSER);
    expect([page.status, page.path]).toEqual([200, "/admin/"]);
    expect(page.body).toContain("Site administration");
  });

  test("is warned of what is true without TLS, and of nothing else", () => {
    expect(securityWarnings()).toEqual(["W004", "W008", "W012", "W016"]);
  });

  test("finds every value of its environment unharmed", () => {
    const printed = docker("exec", applicationContainers(STACK)[0], "env", "-0").split("\0");
    const found = Object.fromEntries(printed.map((entry) => [entry.split("=", 1)[0], entry.slice(entry.indexOf("=") + 1)]));
    expect(Object.keys(hostile).length).toBeGreaterThan(300);
    for (const [name, value] of Object.entries(hostile)) expect([name, found[name]]).toEqual([name, value]);
  });

  test("has an empty second plan", async () => (await deployment.terraform(STACK)).expectEmptyPlan());
});

describeWithTerraform("a project as startproject makes it, behind somebody who ends TLS", () => {
  const viaTls = { "x-forwarded-proto": "https", "x-forwarded-for": "198.51.100.20" };

  beforeAll(() => deploy(Tls.terminatedElsewhere({ trustedProxies: THIS_MACHINE })));

  test("passes Django's security check", () => {
    expect(checkLog()).toContain("System check identified no issues");
    expect(securityWarnings()).toEqual([]);
  });

  test("sends plain HTTP to https", async () => {
    for (const protocol of [[], ["http"]]) {
      const page = await ask("/admin/login/?next=/", Object.fromEntries(protocol.map((name) => ["x-forwarded-proto", name])));
      expect([page.status, page.headers.location]).toEqual([301, `https://${NAME}/admin/login/?next=/`]);
    }
  });

  test("lets a superuser in over https, with cookies for https alone", async () => {
    const page = await new Browser({ port: PORT, host: NAME, https: true }).postForm("/admin/login/?next=/admin/", SUPERUSER);
    expect([page.status, page.path]).toEqual([200, "/admin/"]);
    expect(page.body).toContain("Site administration");
    const cookies = await logInCookies((request) => exchange(target, request), { host: NAME, ...viaTls }, SUPERUSER);
    expect(Object.keys(cookies).sort()).toEqual(["csrftoken", "sessionid"]);
    for (const attributes of Object.values(cookies)) expect(attributes).toContain("Secure");
  });

  test("tells browsers to come back by TLS, for an hour", async () => {
    expect((await ask("/admin/login/", viaTls)).headers["strict-transport-security"]).toBe("max-age=3600");
  });

  test("is told the client's address by whom it trusts", async () => {
    expect((await ask("/told-by-a-friend", viaTls)).status).toBe(404);
    expect(told("/told-by-a-friend")).toBe("told 198.51.100.20 https GET /told-by-a-friend HTTP/1.1");
  });

  test("believes nobody else", async () => {
    await deploy(Tls.terminatedElsewhere({ trustedProxies: SOMEBODY_ELSE }));
    const page = await ask("/told-by-a-stranger", viaTls);
    expect([page.status, page.headers.location]).toEqual([301, `https://${NAME}/told-by-a-stranger`]);
    const line = told("/told-by-a-stranger");
    expect(line).toMatch(/^told [0-9.]+ http GET/);
    expect(line).not.toContain("198.51.100.20");
  });
});
