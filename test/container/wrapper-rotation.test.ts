import { type DatabaseUrl, secretWrapperScript } from "../../lib/container/wrapper-script";
import { WrapperFolder } from "./wrapper-folder";

const folder = new WrapperFolder();
const NEW = folder.secret("value", "new");

afterEach(() => ["previous", "user"].forEach((file) => folder.without(file)));
afterAll(() => folder.remove());

function database(passwordFile: string): DatabaseUrl {
  return { scheme: "postgresql", user: "shop", host: "shop-database", port: 5432, name: "shop", passwordFile };
}

test("hands the value before over as a fallback, and nothing once it is retired", () => {
  const script = secretWrapperScript({ variables: [{ name: "SECRET_KEY", file: NEW }] });
  folder.secret("previous", "old\n");
  expect(folder.environmentOf(script)).toMatchObject({ SECRET_KEY: "new", SECRET_KEY_FALLBACKS: "old" });
  folder.without("previous");
  expect(folder.environmentOf(script)).not.toHaveProperty("SECRET_KEY_FALLBACKS");
});

test("leaves a fallback of the user's own alone", () => {
  folder.secret("previous", "old");
  const script = secretWrapperScript({ variables: [{ name: "KEY_FALLBACKS", file: NEW }, { name: "KEY", file: NEW }] });
  expect(folder.environmentOf(script)).toMatchObject({ KEY: "new", KEY_FALLBACKS: "new" });
});

test.each([
  ["0badc0de", ["0badc0de"]],
  [`it's "a" \\key\\ of $1 & ä`, [`it's "a" \\key\\ of $1 & ä`]],
  ["a\tkey", []],
])("hands the key %j over as a list where Flask would take it for one key for each character", (key, expected) => {
  folder.secret("previous", key);
  const script = secretWrapperScript({ variables: [{ name: "FLASK_SECRET_KEY", file: NEW }] });
  expect(JSON.parse(folder.environmentOf(script).FLASK_SECRET_KEY_FALLBACKS)).toEqual(expected);
});

test("logs in as whom the password belongs to now", () => {
  const script = secretWrapperScript({ variables: [], databaseUrl: database(NEW) });
  folder.secret("user", "shop_2");
  expect(new URL(folder.environmentOf(script).DATABASE_URL)).toMatchObject({ username: "%73%68%6f%70%5f%32", password: "%6e%65%77" });
});

test("reads nothing beside a file of the user's own", () => {
  const own = folder.secret("key", "own");
  for (const file of ["previous", "user"]) folder.secret(file, "other");
  const environment = folder.environmentOf(secretWrapperScript({ variables: [{ name: "KEY", file: own }], databaseUrl: database(own) }));
  expect(environment).toMatchObject({ KEY: "own", DATABASE_URL: "postgresql://shop:%6f%77%6e@shop-database:5432/shop" });
  expect(environment).not.toHaveProperty("KEY_FALLBACKS");
});
