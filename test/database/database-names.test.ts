import { checkDatabaseName, checkVolumeName } from "../../lib/database/database-names";

test.each(["shop", "_shop_2", "x".repeat(63)])("'%s' is a name for a database and a user", (name) => {
  expect(checkDatabaseName("databaseName", name, ["postgres"])).toBe(name);
});

test.each(["", "Shop", "2shop", "my-shop", "x".repeat(64), "a b"])("'%s' is none", (name) => {
  const rule = "'userName' must be 1 to 63 lower-case letters, digits and underscores and begin with no digit, got ";
  expect(() => checkDatabaseName("userName", name, [])).toThrow(rule + JSON.stringify(name));
});

test("a name of the server's own is refused", () => {
  expect(() => checkDatabaseName("userName", "postgres", ["postgres"])).toThrow("'userName' must not be 'postgres', which belongs to the server itself");
});

test("a volume has a name, and not a path", () => {
  expect(checkVolumeName("shop-data_1.0")).toBe("shop-data_1.0");
  for (const name of ["/srv/data", "x", "", "a:b"]) expect(() => checkVolumeName(name)).toThrow("'volumeName' must be the name of a Docker volume");
});
