import { Django, type DjangoProps, type WebFrameworkEngineBindOptions } from "../../lib";

const OPTIONS: WebFrameworkEngineBindOptions = {
  site: { serverNames: ["shop.example.com", "*.shop.example.com"], origins: ["http://shop.example.com:8080"], behindTls: false },
  database: { scheme: "postgresql", hostname: "db", port: 5432, databaseName: "shop", userName: "clerk", passwordFile: "/run/secrets/database-password/value" },
  secretsPath: "/run/secrets",
  staticPath: "/srv/static",
  filesPath: "/webstack",
};

function bind(props: Partial<DjangoProps> = {}, options: Partial<WebFrameworkEngineBindOptions> = {}) {
  return new Django({ project: "shop", ...props }).bind({ ...OPTIONS, ...options });
}

function jobs(...given: Parameters<typeof bind>): string[] {
  return (bind(...given).releaseJobs ?? []).map(({ name }) => name);
}

test("a release is checked, migrated and collected", () => {
  expect(jobs()).toEqual(["check", "migrate", "collectstatic"]);
  expect(jobs({}, { database: undefined })).toEqual(["check", "collectstatic"]);
  expect(jobs({ migrate: false, collectstatic: false })).toEqual(["check"]);
});

test("warnings about security stop a release where the site uses TLS, and are printed where it does not", () => {
  const check = (behindTls: boolean) => bind({}, { site: { ...OPTIONS.site, behindTls } }).releaseJobs?.[0].command.at(-1);
  expect(check(true)).toContain('deploy=True, tags=["security"], fail_level="WARNING"');
  expect(check(false)).toContain('deploy=True, tags=["security"], fail_level="ERROR"');
});

test("jobs that use the database take a lock and wait for a login", () => {
  expect(bind().databaseJobRunner).toEqual([
    "python", "-W", "ignore:Accessing the database", "-m", "webstack_job", "--database", "--lock", "/webstack", "--",
  ]);
});

test("the settings know the database, the names and the key's file", () => {
  const settings = bind().files?.["webstack_settings.py"] ?? "";
  for (const text of ['"shop.settings"', '".shop.example.com"', '"http://shop.example.com:8080"', "/run/secrets/secret-key/value", "/run/secrets/database-password/value", "django.db.backends.postgresql"]) {
    expect(settings).toContain(text);
  }
});

test("a user's settings win", () => {
  expect(bind({ settings: { TIME_ZONE: "Europe/Vienna" } }).files?.["webstack_settings.py"]).toContain('TIME_ZONE = "Europe/Vienna"');
});

test("a project with settings of its own reads them from its environment", () => {
  expect(bind({ ownSettings: true, settingsModule: "shop.production" }).environment).toMatchObject({
    DJANGO_SETTINGS_MODULE: "shop.production",
    SECRET_KEY_FILE: "/run/secrets/secret-key/value",
    ALLOWED_HOSTS: "shop.example.com,.shop.example.com",
    CSRF_TRUSTED_ORIGINS: "http://shop.example.com:8080",
  });
});

test("static files are the proxy's, unless they are not collected", () => {
  expect([bind().staticUrlPath, bind({ staticUrl: "/assets/" }).staticUrlPath, bind({ collectstatic: false }).staticUrlPath]).toEqual([
    "/static/", "/assets/", undefined,
  ]);
});

test("the shape of the answer does not depend on the site", () => {
  const nowhere = bind({}, { site: { serverNames: [], origins: [], behindTls: false } });
  expect([nowhere.releaseJobs?.length, Object.keys(nowhere.files ?? {})]).toEqual([3, Object.keys(bind().files ?? {})]);
});

test.each(["", "1shop", "my-shop", "shop.", ".shop", "shop settings", "shop;import os", "schön"])("fails for the project '%s'", (project) => {
  expect(() => new Django({ project })).toThrow(`'project' of Django must be a Python module such as 'shop' or 'shop.settings', got ${JSON.stringify(project)}`);
});

test.each([["a setting in lower case", { time_zone: "UTC" }], ["a value Python cannot have", { A: () => 1 }]])("fails early for %s", (_what, settings) => {
  expect(() => new Django({ project: "shop", settings })).toThrow();
});
