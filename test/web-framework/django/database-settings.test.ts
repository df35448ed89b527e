import { renderDatabaseSettings } from "../../../lib/web-framework/django/database-settings";
import type { DjangoDatabase } from "../../../lib/web-framework/django/model";

const MYSQL: DjangoDatabase = {
  engine: "django.db.backends.mysql",
  host: "shop-database",
  port: 3306,
  name: "shop",
  user: "shop",
  passwordFile: "/run/secrets/database-password/value",
};

test("keeps a project's backend and options if they are for the same product", () => {
  expect(renderDatabaseSettings(MYSQL, 60)).toContain('in ["mysql", "maria"])\n');
  expect(renderDatabaseSettings({ ...MYSQL, engine: "django.db.backends.oracle" }, 60)).toContain(
    'in ["django.db.backends.oracle"])\n',
  );
});

test("keeps a connection for as long as it is told", () => {
  expect(renderDatabaseSettings(MYSQL, 0)).toContain('else 0,\n');
});

test("asks who a rotated password belongs to, but not in a volume of the user's own", () => {
  expect(renderDatabaseSettings(MYSQL, 0)).toContain('"USER": _beside("/run/secrets/database-password/value", "user") or "shop",\n');
  expect(renderDatabaseSettings({ ...MYSQL, passwordFile: "/run/secrets/database-password/key" }, 0)).toContain('"USER": "shop",\n');
});
