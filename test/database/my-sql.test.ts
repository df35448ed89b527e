import { type DatabaseEngineBindOptions, MySql } from "../../lib";

const OPTIONS: DatabaseEngineBindOptions = {
  memoryMiB: 2048,
  cpus: 2,
  administratorPasswordFile: "/run/secrets/administrator-password/value",
  passwordFile: "/run/secrets/password/value",
  databaseName: "shop",
  userName: "clerk",
  extensions: [],
  hostname: "shop-database-abc",
  waitSeconds: 120,
};

const { container, dataCheck, dataFormat, dataFormatAdvice, dataPath, provision } = new MySql().bind(OPTIONS);

test("it is tuned to its container", () => {
  expect(container.command?.join("\n")).toMatchInlineSnapshot(`
"mysqld
--skip-log-bin
--max_connections=100
--innodb_buffer_pool_size=1024M
--innodb_buffer_pool_instances=1
--innodb_redo_log_capacity=1024M
--innodb_log_buffer_size=16M
--temptable_max_ram=128M
--max_allowed_packet=12M
--parser_max_mem_size=494M
--performance_schema=ON
--connection_memory_limit=494M
--innodb_flush_log_at_trx_commit=1
--sync_binlog=1
--character_set_server=utf8mb4
--skip_name_resolve=ON
--loose_innodb_numa_interleave=OFF
--mysqlx=OFF
--tmpdir=/var/lib/mysql"
`);
});

test("a user's settings win, and a binary log can be had", () => {
  const { command } = new MySql({ maxConnections: 20, settings: { "innodb-redo-log-capacity": "2G", log_bin: "binlog" } }).bind(OPTIONS).container;
  expect(command).toEqual(expect.arrayContaining(["--max_connections=20", "--innodb_redo_log_capacity=2G"]));
  expect(command?.filter((argument) => argument.startsWith("--innodb_redo_log_capacity"))).toHaveLength(1);
  expect(command?.indexOf("--log_bin=binlog")).toBeGreaterThan(command?.indexOf("--skip-log-bin") ?? NaN);
});

test("no password stands in its settings", () => {
  expect(container.environment).toEqual({
    ADMINISTRATOR_PASSWORD_FILE: "/run/secrets/administrator-password/value",
    DATA_PATH: "/var/lib/mysql",
  });
});

test("it becomes the image's entry point with a password that this can put into SQL, and logs it concealed", () => {
  expect(container.entrypoint?.[2]).toMatchInlineSnapshot(`
"
if [ ! -d "$DATA_PATH/mysql" ]; then
  export MYSQL_ROOT_PASSWORD_FILE=/tmp/administrator-password
  (umask 077; LC_ALL=C sed -z 's/\\n*$//; s/[\\\\"'"'"']/\\\\&/g; s/\\n/\\\\n/g' "$ADMINISTRATOR_PASSWORD_FILE" > "$MYSQL_ROOT_PASSWORD_FILE")
  set -- "$@" --log-raw=OFF
fi
exec docker-entrypoint.sh "$@"
"
`);
});

test("it runs without root on a read-only file system, and sorts on its volume", () => {
  expect(container.user).toBe("999:999");
  expect(Object.keys(container.tmpfs ?? {})).toEqual(["/tmp", "/var/run/mysqld"]);
  expect(container.command).toContain(`--tmpdir=${dataPath}`);
});

test("it is healthy when it answers over TCP, whoever asks", () => {
  expect(container.healthCheck?.command.join(" ")).toBe("mysqladmin --no-defaults --protocol=tcp --host=127.0.0.1 --user=root --connect-timeout=3 ping");
});

test("it has two minutes to write its pages", () => {
  expect(container.stopGraceSeconds).toBe(120);
});

test("the set-up job makes a user with MySQL's own kind of password", () => {
  expect(provision.entrypoint?.[2]).toContain("mysql --defaults-file=/tmp/client.cnf");
  expect(provision.entrypoint?.[2]).toContain("identified with caching_sha2_password by");
  expect(provision.environment).toMatchObject({ DATABASE_HOST: "shop-database-abc", DATABASE_NAME: "shop", DATABASE_USER: "clerk" });
});

test("its data is MySQL's, whatever the version", () => {
  expect([new MySql({ version: "8.4.13" }).bind(OPTIONS).dataFormat, dataFormat]).toEqual(["MySQL", "MySQL"]);
  expect(dataFormatAdvice).toContain("load a dump");
  expect(dataCheck.entrypoint?.slice(4)).toEqual(["MySQL", "mysqld", "/var/lib/mysql"]);
});

test("clients are told of the character set", () => {
  const { productName, scheme, port, urlParameters } = new MySql();
  expect({ productName, scheme, port, urlParameters }).toEqual({ productName: "MySQL", scheme: "mysql", port: 3306, urlParameters: { charset: "utf8mb4" } });
});

test("the server's own names are kept for it", () => {
  expect(new MySql().reservedNames).toEqual(expect.arrayContaining(["root", "mysql", "sys", "information_schema", "performance_schema"]));
});

test.each(["8.4", "8.4.13", "8.4.13-oraclelinux9", "9", "9.7", "9.7.2-oracle"])("the image is that of version %s", (version) => {
  expect(new MySql({ version }).imageName).toBe(`mysql:${version}`);
});

test.each(["8", "8.0.46", "8.3", "10", "26.10", "latest", "lts", "", "9.7;", "9.7 "])("fails for the version '%s'", (version) => {
  expect(() => new MySql({ version })).toThrow("'version' of MySql must be a tag of the official image, 8.4 or 9, such as");
});

test.each([
  [{ userName: "a".repeat(33) }, "'userName' must be at most 32 characters for MySQL, got 33: 'aaa"],
  [{ databaseName: "a".repeat(65) }, "'databaseName' must be at most 64 characters for MySQL, got 65: 'aaa"],
  [{ extensions: ["citext"] }, `'extensions' are PostgreSQL's, and MySQL has none; leave them out, got ["citext"]`],
  [{ memoryMiB: 512.5 }, "'memoryMiB' must be a whole number"],
])("fails for %j", (options, message) => {
  expect(() => new MySql().bind({ ...OPTIONS, ...options })).toThrow(message);
});

test("fails for a setting that is spelt as on a command line", () => {
  expect(() => new MySql({ settings: { "--log-bin": "x" } })).toThrow("'settings' of MySql must be keyed by option names");
});
