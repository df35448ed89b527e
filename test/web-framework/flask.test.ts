import { Flask, type FlaskProps, type WebFrameworkEngineBindOptions } from "../../lib";
import { OPTIONS } from "./options";

function bind(props: Partial<FlaskProps> = {}, options: Partial<WebFrameworkEngineBindOptions> = {}) {
  return new Flask({ application: "shop:create_app()", ...props }).bind({ ...OPTIONS, ...options });
}

test("answers with a WSGI application, its health and its jobs", () => {
  const { files, ...answer } = bind();
  expect(Object.keys(files ?? {})).toContain("webstack_wsgi.py");
  expect(answer).toEqual({
    wsgi: "webstack_wsgi:application",
    asgi: undefined,
    environment: { PYTHONUNBUFFERED: "1", PYTHONDONTWRITEBYTECODE: "1", FLASK_APP: "shop:create_app()" },
    generatedSecrets: ["secret-key"],
    secretVariables: { SECRET_KEY: "secret-key", FLASK_SECRET_KEY: "secret-key" },
    databaseUrlScheme: undefined,
    releaseJobs: [
      { name: "check", command: ["python", "-c", "import webstack_wsgi"], usesDatabase: false },
      { name: "collect-static", command: ["python", "-m", "webstack_static"], collectsStaticFiles: true },
    ],
    databaseJobRunner: ["python", "-m", "webstack_job", "--database", "--lock", "/webstack", "--"],
    staticUrlPath: "/static/",
    readyPath: "/-/ready",
    livePath: "/-/live",
  });
});

test("migrates between the check and the static files", () => {
  const { releaseJobs, databaseUrlScheme } = bind({ migrationCommand: ["flask", "db", "upgrade"], databaseUrlScheme: "postgresql+psycopg" });
  expect(releaseJobs?.map(({ name }) => name)).toEqual(["check", "migrate", "collect-static"]);
  expect(releaseJobs?.[1]).toEqual({ name: "migrate", command: ["flask", "db", "upgrade"], schemaCheck: ["flask", "db", "current"] });
  expect(databaseUrlScheme).toBe("postgresql+psycopg");
});

test("asks the application for its static files, unless it is told a folder", () => {
  expect(bind({ staticUrlPath: "/assets/" }).files?.["webstack_static.py"]).toContain('webstack_flask.static_folders("shop:create_app()", "/assets/")');
  const { files, staticUrlPath } = bind({ staticFolder: "dist" });
  expect([files?.["webstack_static.py"].includes('collect([["dist", ""]])'), files?.["webstack_flask.py"], staticUrlPath]).toEqual([true, undefined, "/static/"]);
});

test("collects nothing where the application serves its files itself", () => {
  const { releaseJobs, files, staticUrlPath } = bind({ collectStaticFiles: false });
  expect([releaseJobs?.length, files?.["webstack_static.py"], staticUrlPath]).toEqual([1, undefined, undefined]);
});

test("keeps session cookies to TLS where the site uses it", () => {
  expect(bind({}, { site: { ...OPTIONS.site, behindTls: true } }).environment).toMatchObject({ FLASK_SESSION_COOKIE_SECURE: "true" });
});

test.each([{ staticFolder: "static" }, { staticUrlPath: "/static/" }])("fails for %j of files that are not collected", (props) => {
  expect(() => bind({ ...props, collectStaticFiles: false })).toThrow("'staticFolder' and 'staticUrlPath' of Flask need 'collectStaticFiles', got false");
});

test("fails to migrate no database, and to name the driver of another", () => {
  expect(() => bind({ migrationCommand: ["flask", "db", "upgrade"] }, { database: undefined })).toThrow("'migrationCommand' of Flask needs a database, got none");
  expect(() => bind({ databaseUrlScheme: "mysql+pymysql" })).toThrow("'databaseUrlScheme' of Flask must be for a 'postgresql' database, got 'mysql+pymysql'");
});

test("fails early for a name that is none", () => {
  expect(() => new Flask({ application: "shop" })).toThrow(/^'application' of Flask must be a module and its attribute/);
});
