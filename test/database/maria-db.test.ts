import { type DatabaseEngineBindOptions, MariaDb } from "../../lib";

const OPTIONS: DatabaseEngineBindOptions = {
  memoryMiB: 512,
  cpus: 1,
  administratorPasswordFile: "/run/secrets/administrator-password/value",
  passwordFile: "/run/secrets/password/value",
  databaseName: "shop",
  userName: "clerk",
  extensions: [],
  hostname: "shop-database-abc",
  waitSeconds: 120,
};

const { container, dataCheck, dataFormat, dataFormatAdvice, dataPath, provision } = new MariaDb().bind(OPTIONS);

test("it is tuned to its container", () => {
  expect(container.command?.join("\n")).toMatchInlineSnapshot(`
"mariadbd
--max_connections=100
--innodb_buffer_pool_size=128M
--innodb_log_file_size=512M
--aria_pagecache_buffer_size=32M
--key_buffer_size=8M
--max_allowed_packet=8M
--max_session_mem_used=215M
--innodb_flush_log_at_trx_commit=1
--sync_binlog=1
--character_set_server=utf8mb4
--skip_name_resolve=ON
--tmpdir=/var/lib/mysql"
`);
});

test("a user's settings win", () => {
  const { command } = new MariaDb({ maxConnections: 20, settings: { "innodb-log-file-size": "2G" } }).bind(OPTIONS).container;
  expect(command).toEqual(expect.arrayContaining(["--max_connections=20", "--innodb_log_file_size=2G"]));
  expect(command?.filter((argument) => argument.startsWith("--innodb_log_file_size"))).toHaveLength(1);
});

test("no password stands in its settings, and a newer version takes over the data", () => {
  expect(container.environment).toEqual({
    ADMINISTRATOR_PASSWORD_FILE: "/run/secrets/administrator-password/value",
    DATA_PATH: "/var/lib/mysql",
    MARIADB_AUTO_UPGRADE: "1",
  });
});

test("it becomes the image's entry point with the hash of a password, for that logs what it sets", () => {
  expect(container.entrypoint?.[2]).toMatchInlineSnapshot(`
"
if [ ! -d "$DATA_PATH/mysql" ]; then
  MARIADB_ROOT_PASSWORD_HASH=$(printf '*'; LC_ALL=C sed -z 's/\\n*$//' "$ADMINISTRATOR_PASSWORD_FILE" | sha1sum | tr -d ' \\n-' | tr a-f A-F | basenc --base16 --decode | sha1sum | tr -d ' \\n-' | tr a-f A-F)
  export MARIADB_ROOT_PASSWORD_HASH
fi
exec docker-entrypoint.sh "$@"
"
`);
});

test("it runs without root on a read-only file system, and sorts on its volume", () => {
  expect(container.user).toBe("999:999");
  expect(Object.keys(container.tmpfs ?? {})).toEqual(["/tmp", "/run/mysqld"]);
  expect(container.command).toContain(`--tmpdir=${dataPath}`);
});

test("it is healthy when the image's own user gets an answer over TCP", () => {
  expect(container.healthCheck?.command).toEqual(["healthcheck.sh", "--connect", "--innodb_initialized"]);
});

test("it has two minutes to write its pages", () => {
  expect(container.stopGraceSeconds).toBe(120);
});

test("the set-up job hands over a hash, for MariaDB would log a password", () => {
  expect(provision.entrypoint?.[2]).toContain("mariadb --defaults-file=/tmp/client.cnf");
  expect(provision.entrypoint?.[2]).toContain("identified via mysql_native_password using '\"; printf '*'; LC_ALL=C sed");
});

test("its data is MariaDB's, whatever the version", () => {
  expect([new MariaDb({ version: "10.11.18" }).bind(OPTIONS).dataFormat, dataFormat]).toEqual(["MariaDB", "MariaDB"]);
  expect(dataFormatAdvice).toContain("load a dump");
  expect(dataCheck.entrypoint?.slice(4)).toEqual(["MariaDB", "mariadbd", "/var/lib/mysql"]);
});

test("clients are told of the character set", () => {
  const { productName, scheme, port, urlParameters } = new MariaDb();
  expect({ productName, scheme, port, urlParameters }).toEqual({ productName: "MariaDB", scheme: "mysql", port: 3306, urlParameters: { charset: "utf8mb4" } });
});

test("the server's own names are kept for it, and the image's", () => {
  expect(new MariaDb().reservedNames).toEqual(expect.arrayContaining(["root", "mysql", "sys", "healthcheck"]));
});

test.each(["10.11", "10.11.18-jammy", "11.4.12", "11.8", "11.8.9-noble", "12", "12.3.1-noble"])("the image is that of version %s", (version) => {
  expect(new MariaDb({ version }).imageName).toBe(`mariadb:${version}`);
});

test.each(["10", "10.6", "10.12", "11", "11.3.2", "11.8.9-ubi9", "13.0", "9.7", "latest", "lts", "", "11.8;", "11.8 "])(
  "fails for the version '%s'",
  (version) => {
    expect(() => new MariaDb({ version })).toThrow("'version' of MariaDb must be a tag of the official image on Ubuntu, 10.11, 11.4, 11.8 or 12, such as");
  },
);

test.each([
  [{ userName: "a".repeat(33) }, "'userName' must be at most 32 characters for MariaDB, got 33: 'aaa"],
  [{ extensions: ["citext"] }, `'extensions' are PostgreSQL's, and MariaDB has none; leave them out, got ["citext"]`],
])("fails for %j", (options, message) => {
  expect(() => new MariaDb().bind({ ...OPTIONS, ...options })).toThrow(message);
});

test("fails for a setting that is spelt as on a command line", () => {
  expect(() => new MariaDb({ settings: { "--log-bin": "x" } })).toThrow("'settings' of MariaDb must be keyed by option names");
});
