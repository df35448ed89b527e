import { FastApi, type FastApiProps } from "../../lib";
import { OPTIONS } from "./options";

function bind(props: Partial<FastApiProps> = {}) {
  return new FastApi({ application: "shop.main:app", ...props }).bind(OPTIONS);
}

test("answers with an ASGI application", () => {
  const { asgi, wsgi, secretVariables, environment, staticUrlPath, releaseJobs, files } = bind();
  expect([asgi, wsgi, staticUrlPath]).toEqual(["webstack_asgi:application", undefined, undefined]);
  expect(secretVariables).toEqual({ SECRET_KEY: "secret-key" });
  expect(environment).toEqual({ PYTHONUNBUFFERED: "1", PYTHONDONTWRITEBYTECODE: "1" });
  expect(releaseJobs).toEqual([{ name: "check", command: ["python", "-c", "import webstack_asgi"], usesDatabase: false }]);
  expect(files?.["webstack_asgi.py"]).toContain('load("shop.main:app", "ASGI")');
});

test("migrates and collects what it is told", () => {
  const { releaseJobs, staticUrlPath } = bind({ migrationCommand: ["alembic", "upgrade", "head"], staticFolder: "public", staticUrlPath: "/assets/" });
  expect([releaseJobs?.map(({ name }) => name), staticUrlPath]).toEqual([["check", "migrate", "collect-static"], "/assets/"]);
});

test("fails early for what is not right", () => {
  expect(() => bind({ application: "shop/main:app" })).toThrow(/^'application' of FastApi must be a module and its attribute/);
  expect(() => bind({ staticUrlPath: "/assets/" })).toThrow(/^'staticUrlPath' of FastApi needs a 'staticFolder'/);
  expect(() => bind({ migrationCommand: [] })).toThrow(/^'migrationCommand' of FastApi must be a program and its arguments/);
});
