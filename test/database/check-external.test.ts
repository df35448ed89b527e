import { Secret } from "../../lib";
import { checkExternal } from "../../lib/database/check-external";
import type { ExternalDatabaseProps } from "../../lib/database/external-database";

const PROPS: ExternalDatabaseProps = { hostname: "db.example.com", databaseName: "shop", userName: "shop", password: Secret.fromHostFile("/etc/shop/password") };

test("scheme and port have defaults", () => {
  expect(checkExternal(PROPS)).toEqual({ scheme: "postgresql", port: 5432 });
  expect(checkExternal({ ...PROPS, scheme: "mysql" })).toEqual({ scheme: "mysql", port: 3306 });
  expect(checkExternal({ ...PROPS, scheme: "cockroachdb", port: 26257 })).toEqual({ scheme: "cockroachdb", port: 26257 });
});

test.each<[Partial<ExternalDatabaseProps>, string]>([
  [{ hostname: "db example" }, "'hostname' of Database.external must be a host name or address"],
  [{ port: 0 }, "'port' of Database.external must be a whole number from 1 to 65535, got 0"],
  [{ databaseName: "" }, "'databaseName' of Database.external must not be empty"],
  [{ password: Secret.generated() }, "'password' of Database.external must be the password the server has already"],
  [{ scheme: "postgresql://" }, "'scheme' of Database.external must be that of a URL, without '://'"],
  [{ scheme: "oracle" }, "'port' of Database.external must be given for the scheme 'oracle', got none"],
])("%j is refused", (props, message) => {
  expect(() => checkExternal({ ...PROPS, ...props })).toThrow(message);
});
