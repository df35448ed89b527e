import { type IDatabaseEngine, MariaDb, MySql, Postgres } from "../../lib";
import { DatabaseServerOnItsOwn } from "./support/database-server";
import { exec } from "./support/exec";
import { until } from "./support/until";

type Client = (server: DatabaseServerOnItsOwn, user: string, password: string, statement: string) => { readonly ok: boolean; readonly output: string };

// From itself by its loopback address, PostgreSQL takes everybody without a password.
const psql: Client = (server, user, password, statement) =>
  server.inside([`PGPASSWORD=${password}`], ["psql", "-h", server.name, "-U", user, "-d", "shop", "-qAtc", statement]);

function mysql(program: string): Client {
  return (server, user, password, statement) =>
    server.inside([`MYSQL_PWD=${password}`], [program, "--protocol=tcp", "-h", "127.0.0.1", "-u", user, "shop", "-BNe", statement]);
}

interface Product {
  readonly engine: IDatabaseEngine;
  readonly client: Client;
  /** Who the application logs in as after an odd number of rotations. */
  readonly second: string;
  /** Files in which the server logs every statement. */
  readonly log: readonly string[];
}

const LOST = `it's "the" \\second\\ $1 password`;
const NEXT = `it's "the" \\next\\ $1 password`;

const LOGS = { general_log: "1", general_log_file: "/tmp/general.log", slow_query_log: "1", slow_query_log_file: "/tmp/slow.log", long_query_time: "0" };
const MYSQL_LOG = ["/tmp/general.log", "/tmp/slow.log"];
const POSTGRES_LOGS = { log_statement: "all", log_min_duration_statement: "0", logging_collector: "on", log_directory: "/tmp", log_filename: "log" };

const PRODUCTS: Readonly<Record<string, Product>> = {
  PostgreSQL: { engine: new Postgres({ settings: POSTGRES_LOGS }), client: psql, second: "clerk_2", log: ["/tmp/log"] },
  MySQL: { engine: new MySql({ settings: LOGS }), client: mysql("mysql"), second: "clerk", log: MYSQL_LOG },
  MariaDB: { engine: new MariaDb({ settings: LOGS }), client: mysql("mariadb"), second: "clerk", log: MYSQL_LOG },
};

describe.each(Object.entries(PRODUCTS))("a password of %s", (name, { engine, client, second, log }) => {
  let server: DatabaseServerOnItsOwn;
  beforeAll(async () => {
    server = await DatabaseServerOnItsOwn.start(`wspassword-${name.toLowerCase()}`, engine);
  });
  afterAll(() => server?.remove());

  const opens = (user: string, password: string): boolean => client(server, user, password, "select 1").output === "1";

  test("is made valid by the job, and stays so when it runs again", () => {
    server.job();
    server.job();
    expect(opens("clerk", "the first password")).toBe(true);
    expect(opens("clerk", "another password")).toBe(false);
  });

  test("is valid beside its successor while that is brought to everybody", () => {
    server.secrets({ next: LOST });
    const printed = server.job("rotate").trim().split("\n").at(-1);
    expect(printed?.startsWith("user=") ? printed.slice(5) : "clerk").toBe(second);
    // A command line that was ended here begins anew: nobody is locked out by what it left.
    server.secrets({ next: NEXT });
    server.job("rotate");
    // Nor by a deploy that comes in between.
    server.job();
    expect(opens("clerk", "the first password")).toBe(true);
    expect(opens(second, NEXT)).toBe(true);
    expect(opens(second, LOST)).toBe(false);
    server.secrets({ value: NEXT, previous: "the first password", user: second === "clerk" ? undefined : second, next: undefined });
    server.job();
    expect(opens("clerk", "the first password")).toBe(true);
    expect(opens(second, NEXT)).toBe(true);
  });

  test("opens nothing once it is retired", () => {
    server.secrets({ previous: undefined });
    server.job("retire");
    expect(opens("clerk", "the first password")).toBe(false);
    expect(opens(second, NEXT)).toBe(true);
    server.job();
    expect(opens("clerk", "the first password")).toBe(false);
    expect(opens(second, NEXT)).toBe(true);
  });

  test("is followed by another, and what was made under either is everybody's", () => {
    expect(client(server, second, NEXT, "create table made_second (id int)")).toMatchObject({ ok: true });
    server.secrets({ next: "the third password" });
    server.job("rotate");
    server.secrets({ value: "the third password", previous: NEXT, user: "clerk", next: undefined });
    server.job();
    expect(client(server, "clerk", "the third password", "drop table made_second; create table made_first (id int)")).toMatchObject({ ok: true });
    expect(client(server, second, NEXT, "insert into made_first values (1); alter table made_first add other int")).toMatchObject({ ok: true });
    server.secrets({ previous: undefined });
    server.job("retire");
    expect(opens(second, NEXT)).toBe(false);
    expect(opens("clerk", "the third password")).toBe(true);
  });

  test("stands in no log, whatever the server logs", () => {
    const lines = (texts: readonly string[]): string => server.inside([], ["grep", "-aihF", ...texts.flatMap((text) => ["-e", text]), ...log]).output;
    const passwords = ["first password", "$1 password", "third password"];
    expect(lines(["made_first"])).not.toBe("");
    expect(lines([...passwords, ...passwords.map((password) => Buffer.from(password).toString("hex"))])).toBe("");
  });
});

describe("the second login of PostgreSQL", () => {
  let server: DatabaseServerOnItsOwn;
  beforeAll(async () => {
    server = await DatabaseServerOnItsOwn.start("wspassword-login", new Postgres());
    server.job();
    administrator("alter role clerk set search_path = shelf, \"$user\", public; alter role clerk in database shop set application_name = 'it''s'");
    server.secrets({ next: "the next password" });
    server.job("rotate");
    server.secrets({ user: "clerk_2", value: "the next password", next: undefined });
  });
  afterAll(() => server?.remove());

  const administrator = (statement: string): string => server.inside([], ["psql", "-h", "127.0.0.1", "-U", "postgres", "-d", "shop", "-qAtc", statement]).output;
  const application = (...statements: string[]) =>
    server.inside(["PGPASSWORD=the next password"], ["psql", "-h", server.name, "-U", "clerk_2", "-d", "shop", "-qAt", ...statements.flatMap((one) => ["-c", one])]);

  test("is the first as far as the application can tell, also after its pool has reset the connection", () => {
    expect(application("discard all", "select current_user, current_setting('search_path')").output).toBe('clerk|shelf, "$user", public');
    expect(administrator("select unnest(setconfig) from pg_db_role_setting where setrole = 'clerk_2'::regrole and setdatabase <> 0")).toBe("application_name=it's");
    expect(application("create schema shelf; create extension pg_trgm; create table kept (id int)")).toMatchObject({ ok: true });
    expect(administrator("select relnamespace::regnamespace, relowner::regrole from pg_class where relname = 'kept'")).toBe("shelf|clerk");
    expect(administrator("select extowner::regrole from pg_extension where extname = 'pg_trgm'")).toBe("clerk");
  });

  test("leaves nothing of its own behind, and no session", async () => {
    application("create table shared (id int); set role none; create schema mine; create table mine.own (id int)");
    expect(administrator("select relowner::regrole from pg_class where relname = 'own'")).toBe("clerk_2");
    server.secrets({ next: "the third password" });
    expect(server.job("rotate")).toBe("user=clerk");
    expect(administrator("select relowner::regrole from pg_class where relname = 'own'")).toBe("clerk");
    server.secrets({ user: "clerk", value: "the third password", next: undefined });
    const login = ["env", "PGPASSWORD=the next password", "psql", "-h", server.name, "-U", "clerk_2", "-d", "shop"];
    const session = exec(server.name, [...login, "-c", "select pg_sleep(60)"], 60).catch((error: Error) => error.message);
    await until("there is a session", 10, () => administrator("select count(*) from pg_stat_activity where usename = 'clerk_2'") === "1");
    expect(server.job("retire")).toBe("");
    expect(await session).toContain("terminating connection");
    expect(administrator("select rolcanlogin, rolpassword is null from pg_authid where rolname = 'clerk_2'")).toBe("f|t");
  });
});
