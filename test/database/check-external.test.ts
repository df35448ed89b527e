import { Secret } from "../../lib";
import { checkExternal } from "../../lib/database/check-external";
import type { ExternalDatabaseProps } from "../../lib/database/external-database";

const PROPS: ExternalDatabaseProps = { hostname: "db.example.com", databaseName: "shop", userName: "shop", password: Secret.fromHostFile("/etc/shop/password") };

test("scheme and port have defaults", () => {
  expect(checkExternal(PROPS)).toEqual({ scheme: "postgresql", port: 5432 });
  expect(checkExternal({ ...PROPS, scheme: "mysql" })).toEqual({ scheme: "mysql", port: 3306 });
  expect(checkExternal({ ...PROPS, scheme: "cockroachdb", port: 26257 })).toEqual({ scheme: "cockroachdb", port: 26257 });
});

test.each(["fd00::5", "2001:DB8::5", "10.0.0.5", "db", "my_db.internal"])("%s is a host", (hostname) => {
  expect(checkExternal({ ...PROPS, hostname })).toEqual({ scheme: "postgresql", port: 5432 });
});

test.each<[Partial<ExternalDatabaseProps>, string]>([
  [{ hostname: "db example" }, "'hostname' of Database.external must be a host name or address"],
  [{ hostname: "db.example.com:6432" }, 'got "db.example.com:6432"; the port stands apart: hostname: "db.example.com", port: 6432'],
  [{ hostname: "[fd00::5]:6432" }, 'the port stands apart: hostname: "fd00::5", port: 6432'],
  [{ hostname: "localhost" }, 'got "localhost", which is that container itself; name the Docker host by its own address'],
  [{ hostname: "::1" }, "which is that container itself"],
  [{ hostname: "0" }, "which is that container itself"],
  [{ hostname: "fd00::5:6432:shop" }, "which is neither a host name nor an address"],
  [{ hostname: "10.5" }, "which is another spelling of 10.0.0.5; write that"],
  [{ port: 0 }, "'port' of Database.external must be a whole number from 1 to 65535, got 0"],
  [{ databaseName: "" }, "'databaseName' of Database.external must not be empty"],
  [{ password: Secret.generated() }, "'password' of Database.external must be the password the server has already"],
  [{ scheme: "postgresql://" }, "'scheme' of Database.external must be that of a URL, without '://'"],
  [{ scheme: "oracle" }, "'port' of Database.external must be given for the scheme 'oracle', got none"],
])("%j is refused", (props, message) => {
  expect(() => checkExternal({ ...PROPS, ...props })).toThrow(message);
});
