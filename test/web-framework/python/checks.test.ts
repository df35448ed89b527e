import type { PythonApplicationProps } from "../../../lib";
import { checkApplication, checkDatabaseUrlScheme, checkFolderOfPath, checkPythonProps } from "../../../lib/web-framework/python/checks";

test.each(["shop:app", "shop.main:app", "_a.b2:_c", "shop:create_app()"])("takes %s for an application", (name) => {
  expect(() => checkApplication("application", "Flask", name)).not.toThrow();
});

test.each(["", "shop", "shop:", ":app", "shop.:app", ".shop:app", "1shop:app", "my-shop:app", "shop:app:more", "shop:app.wsgi", "shop/app:app", "shop:app\n",
  "shop:create_app('x')", "shop:app()()", "shop:app;import os", 'shop:"app"', "schön:app", "shop: app", "${shop}:app",
])("fails for the application %j", (name) => {
  const rule = "must be a module and its attribute, such as 'shop:app', or a factory, such as 'shop:create_app()'";
  expect(() => checkApplication("wsgi", "PythonApp", name)).toThrow(`'wsgi' of PythonApp ${rule}, got ${JSON.stringify(name)}`);
});

test.each<PythonApplicationProps>([
  {},
  { migrationCommand: ["flask", "db", "upgrade"], databaseUrlScheme: "postgresql+psycopg", staticFolder: "shop/static/", staticUrlPath: "/assets/v1.0/" },
  { databaseUrlScheme: "postgresql+psycopg_async", staticFolder: "/app/public" },
])("takes %j", (props) => {
  expect(() => checkPythonProps("Flask", props)).not.toThrow();
});

test.each(["", "postgresql://", "PostgreSQL", "postgresql+", "+psycopg", "postgresql+psycopg+x", "post gres", "postgresql\n"])("fails for the scheme %j", (databaseUrlScheme) => {
  expect(() => checkPythonProps("Flask", { databaseUrlScheme })).toThrow(
    `'databaseUrlScheme' of Flask must be a scheme such as 'postgresql+psycopg', without '://', got ${JSON.stringify(databaseUrlScheme)}`,
  );
});

test.each(["", "/", ".", "./", "..", "../static", "a/../b", "/app/.", "a//b", "//a", "a\nb", "a\0b", "${static}"])("fails for the static folder %j", (staticFolder) => {
  expect(() => checkPythonProps("Flask", { staticFolder })).toThrow(
    `'staticFolder' of Flask must be the path of a folder that holds nothing else, such as 'static' or '/app/shop/static', got ${JSON.stringify(staticFolder)}`,
  );
});

test.each(["", "/", "static", "/static", "static/", "//", "/a b/", "/../", "/a/./", "/a;b/", "/static/\n"])("fails for the static path %j", (staticUrlPath) => {
  expect(() => checkPythonProps("Flask", { staticUrlPath })).toThrow(
    `'staticUrlPath' of Flask must be a path that begins and ends with '/', got ${JSON.stringify(staticUrlPath)}`,
  );
});

test.each([[[]], [[""]], [["flask", ""]], [["a\0b"]], ["flask db upgrade" as unknown as string[]]])("fails for the migration %j", (migrationCommand) => {
  expect(() => checkPythonProps("Flask", { migrationCommand })).toThrow(
    `'migrationCommand' of Flask must be a program and its arguments, such as ["flask", "db", "upgrade"], got ${JSON.stringify(migrationCommand)}`,
  );
});

test("a path alone serves nothing", () => {
  expect(() => checkFolderOfPath("FastApi", { staticUrlPath: "/assets/" })).toThrow("'staticUrlPath' of FastApi needs a 'staticFolder'");
  expect(() => checkFolderOfPath("FastApi", { staticUrlPath: "/assets/", staticFolder: "public" })).not.toThrow();
});

test.each([
  [undefined, "postgresql"],
  ["postgres", "postgresql"],
  ["postgresql+asyncpg", "postgresql"],
  ["mariadb+pymysql", "mysql"],
  ["asyncpg", "postgresql"],
])("takes the scheme %s for a %s database", (wanted, own) => {
  expect(() => checkDatabaseUrlScheme("FastApi", wanted, own)).not.toThrow();
});

test.each([
  ["mysql+pymysql", "postgresql"],
  ["postgresql+psycopg", "mysql"],
])("fails for the scheme %s of a %s database", (wanted, own) => {
  expect(() => checkDatabaseUrlScheme("FastApi", wanted, own)).toThrow(
    `'databaseUrlScheme' of FastApi must be for a '${own}' database, got '${wanted}'; give another, or another 'database'`,
  );
});
