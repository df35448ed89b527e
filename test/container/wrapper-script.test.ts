import { readFileSync, statSync } from "node:fs";
import { secretWrapperScript, type DatabaseUrl } from "../../lib/container/wrapper-script";
import { WrapperFolder } from "./wrapper-folder";

const folder = new WrapperFolder();

afterAll(() => folder.remove());

const DATABASE: DatabaseUrl = {
  scheme: "postgresql",
  user: "shop",
  host: "shop-database",
  port: 5432,
  name: "shop",
  passwordFile: "/run/secrets/database-password/value",
};

test("exports every secret, composes the database's URL and becomes the command", () => {
  expect(
    secretWrapperScript({
      variables: [{ name: "STRIPE_KEY", file: "/run/secrets/stripe/value" }],
      databaseUrl: { ...DATABASE, query: { sslmode: "disable" } },
    }),
  ).toMatchInlineSnapshot(`
    "#!/bin/sh
    set -eu

    webstack_read() {
      webstack_secret=$(cat -- "$2" && printf x) || {
        printf '%s\\n' "cannot read the secret $1 from $2" >&2
        exit 1
      }
      webstack_secret=\${webstack_secret%x}
      webstack_secret=\${webstack_secret%"
    "}
    }

    webstack_read STRIPE_KEY /run/secrets/stripe/value
    STRIPE_KEY="$webstack_secret"
    export STRIPE_KEY
    if [ -s /run/secrets/stripe/previous ]; then
      webstack_read STRIPE_KEY_FALLBACKS /run/secrets/stripe/previous
      STRIPE_KEY_FALLBACKS="$webstack_secret"
      export STRIPE_KEY_FALLBACKS
    fi

    webstack_encode() {
      printf %s "$1" | od -An -v -tx1 | tr -d ' \\n' | sed 's/../%&/g'
    }

    webstack_user=shop
    if [ -s /run/secrets/database-password/user ]; then
      webstack_read "database user" /run/secrets/database-password/user
      webstack_user=$(webstack_encode "$webstack_secret")
    fi
    webstack_read DATABASE_URL /run/secrets/database-password/value
    DATABASE_URL=postgresql://"$webstack_user":$(webstack_encode "$webstack_secret")'@shop-database:5432/shop?sslmode=disable'
    export DATABASE_URL
    unset webstack_user

    unset webstack_secret
    if [ "$#" -eq 0 ]; then
      echo "no command to run" >&2
      exit 1
    fi
    exec "$@"
    "
  `);
});

test.each([
  ["plain", "secret", "secret"],
  ["spaces", "  a  b  ", "  a  b  "],
  ["shell signs", "$HOME ${x} `id` $(id) \\n \\ ! * ? ~ ; & |", "$HOME ${x} `id` $(id) \\n \\ ! * ? ~ ; & |"],
  ["quotes", `'"'`, `'"'`],
  ["percent signs", "%s%n%41", "%s%n%41"],
  ["a leading dash", "-n", "-n"],
  ["UTF-8", "pässwörd 🐍", "pässwörd 🐍"],
  ["one newline at the end", "a\n", "a"],
  ["more newlines", "\na\n\nb\n\n", "\na\n\nb\n"],
  ["nothing", "", ""],
])("hands a value with %s over unharmed", (_, content, value) => {
  const script = secretWrapperScript({
    variables: [{ name: "KEY", file: folder.secret("value", content) }],
  });
  expect(folder.environmentOf(script)).toEqual(expect.objectContaining({ KEY: value, value: "untouched" }));
  expect(Object.keys(folder.environmentOf(script)).filter((name) => name.startsWith("webstack"))).toEqual([]);
});

test.each(["plain", "a b", "p@ss:w/rd?#[]", "100%", "'\"$`\\", "pässwörd 🐍", "a\nb", "x".repeat(200)])(
  "percent-encodes the password %j",
  (password) => {
    const url = {
      ...DATABASE,
      user: "it's@me",
      name: "a/b",
      passwordFile: folder.secret("value", `${password}\n`),
    };
    const parsed = new URL(folder.environmentOf(secretWrapperScript({ variables: [], databaseUrl: url })).DATABASE_URL ?? "");
    expect([parsed.username, parsed.password, parsed.host, parsed.pathname].map(decodeURIComponent)).toEqual([
      "it's@me",
      password,
      "shop-database:5432",
      "/a/b",
    ]);
  },
);

test("writes the address to a file that no other user reads, in the place of the variable", () => {
  const file = folder.secret("url", "of the start before");
  const script = secretWrapperScript({ variables: [], databaseUrl: { ...DATABASE, passwordFile: folder.secret("value", "p@ss"), file } });
  const environment = folder.environmentOf(script);
  expect(environment).toMatchObject({ DATABASE_URL_FILE: file });
  expect(environment).not.toHaveProperty("DATABASE_URL");
  expect(readFileSync(file, "utf8")).toBe("postgresql://shop:%70%40%73%73@shop-database:5432/shop");
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("puts an IPv6 address in brackets", () => {
  const url = { ...DATABASE, host: "fd00::1", passwordFile: folder.secret("value", "a") };
  expect(folder.environmentOf(secretWrapperScript({ variables: [], databaseUrl: url })).DATABASE_URL).toBe(
    "postgresql://shop:%61@[fd00::1]:5432/shop",
  );
});

test("passes arguments and the exit code on", () => {
  const ended = folder.run(secretWrapperScript({ variables: [] }), ["sh", "-c", 'printf "<%s>" "$@"; exit 7', "sh", "a b", "", "$c"]);
  expect([ended.status, ended.stdout]).toEqual([7, "<a b><><$c>"]);
});

test("fails before the command when a secret cannot be read", () => {
  const script = secretWrapperScript({
    variables: [{ name: "KEY", file: "/nowhere" }],
  });
  const ended = folder.run(script, ["echo", "ran"]);
  expect([ended.status, ended.stdout]).toEqual([1, ""]);
  expect(ended.stderr).toContain("cannot read the secret KEY from /nowhere\n");
});

test("fails without a command", () => {
  const ended = folder.run(secretWrapperScript({ variables: [] }), []);
  expect([ended.status, ended.stderr]).toEqual([1, "no command to run\n"]);
});

test.each(["", "A B", "A=B", "1A", "A\nB", "A-B"])("refuses %j as a variable's name", (name) => {
  expect(() => secretWrapperScript({ variables: [{ name, file: "/a" }] })).toThrow(
    `a secret's variable must be named with letters, digits and "_" and not begin with a digit, got "${name}"`,
  );
});

test("refuses one name for two secrets", () => {
  const variables = [{ name: "DATABASE_URL", file: "/a" }];
  expect(() => secretWrapperScript({ variables, databaseUrl: DATABASE })).toThrow(
    'two secrets are to be the variable "DATABASE_URL"; rename one',
  );
});
