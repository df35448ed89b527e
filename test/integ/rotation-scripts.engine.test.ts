import { type IDatabaseEngine, MariaDb, MySql, Postgres } from "../../lib";
import { DatabaseServerOnItsOwn } from "./support/database-server";

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
}

const PRODUCTS: Readonly<Record<string, Product>> = {
  PostgreSQL: { engine: new Postgres(), client: psql, second: "clerk_2" },
  MySQL: { engine: new MySql(), client: mysql("mysql"), second: "clerk" },
  MariaDB: { engine: new MariaDb(), client: mysql("mariadb"), second: "clerk" },
};

describe.each(Object.entries(PRODUCTS))("a password of %s", (name, { engine, client, second }) => {
  let server: DatabaseServerOnItsOwn;
  beforeAll(async () => {
    server = await DatabaseServerOnItsOwn.start(`wsrotate-${name.toLowerCase()}`, engine);
  });
  afterAll(() => server.remove());

  const opens = (user: string, password: string): boolean => client(server, user, password, "select 1").output === "1";

  /** What the command line does between the two actions of the job. */
  function promote(value: string, previous: string, user?: string): void {
    server.secret("value", value);
    server.secret("previous", previous);
    if (user !== undefined) server.secret("user", user);
    server.secret("next");
  }

  test("is made valid by the job, and stays so when it runs again", () => {
    server.job();
    server.job();
    expect(opens("clerk", "the first password")).toBe(true);
    expect(opens("clerk", "another password")).toBe(false);
  });

  test("is valid beside its successor while that is brought to everybody", () => {
    server.secret("next", "it's \"the\" \\second\\ $1 password");
    const printed = server.job("rotate").trim().split("\n").at(-1);
    expect(printed?.startsWith("user=") ? printed.slice(5) : "clerk").toBe(second);
    // A command line that was ended here begins anew: nobody is locked out by what it left.
    server.secret("next", "it's \"the\" \\next\\ $1 password");
    server.job("rotate");
    expect(opens("clerk", "the first password")).toBe(true);
    expect(opens(second, "it's \"the\" \\next\\ $1 password")).toBe(true);
    expect(opens(second, "it's \"the\" \\second\\ $1 password")).toBe(false);
    promote("it's \"the\" \\next\\ $1 password", "the first password", second === "clerk" ? undefined : second);
    server.job();
    expect(opens("clerk", "the first password")).toBe(true);
    expect(opens(second, "it's \"the\" \\next\\ $1 password")).toBe(true);
  });

  test("opens nothing once it is retired", () => {
    server.secret("previous");
    server.job("retire");
    expect(opens("clerk", "the first password")).toBe(false);
    expect(opens(second, "it's \"the\" \\next\\ $1 password")).toBe(true);
    server.job();
    expect(opens("clerk", "the first password")).toBe(false);
    expect(opens(second, "it's \"the\" \\next\\ $1 password")).toBe(true);
  });

  test("is followed by another, and what was made under either is everybody's", () => {
    const present = "it's \"the\" \\next\\ $1 password";
    expect(client(server, second, present, "create table made_second (id int)")).toMatchObject({ ok: true });
    server.secret("next", "the third password");
    server.job("rotate");
    promote("the third password", present, "clerk");
    server.job();
    expect(client(server, "clerk", "the third password", "drop table made_second; create table made_first (id int)")).toMatchObject({ ok: true });
    expect(client(server, second, present, "insert into made_first values (1); alter table made_first add other int")).toMatchObject({ ok: true });
    server.secret("previous");
    server.job("retire");
    expect(opens(second, present)).toBe(false);
    expect(opens("clerk", "the third password")).toBe(true);
  });
});
