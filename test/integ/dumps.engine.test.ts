import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type IDatabaseEngine, MariaDb, MySql, Postgres } from "../../lib";
import { DatabaseServerOnItsOwn } from "./support/database-server";

const PAGE = readFileSync(join(__dirname, "../../docs/repair.md"), "utf8");

/** The commands of the page, in and out, as a shell inside the server gets them. */
function lines(program: RegExp): string[] {
  return [...PAGE.matchAll(/^ {4}\$ npx webstack exec shop Database -- (.*) [<>] shop\.sql$/gm)].map(([, command]) => command).filter((command) => program.test(command));
}

interface Product {
  readonly engine: IDatabaseEngine;
  readonly commands: readonly string[];
  readonly sql: string;
}

const MYSQL = lines(/mysql/);
const PRODUCTS: Readonly<Record<string, Product>> = {
  PostgreSQL: { engine: new Postgres(), commands: lines(/pg_dump|psql/), sql: "psql -U postgres -qAt shop" },
  MySQL: { engine: new MySql(), commands: MYSQL, sql: MYSQL[1] },
  MariaDB: { engine: new MariaDb(), commands: MYSQL.map((line) => line.replace("exec mysql", "exec mariadb").replace("mariadbdump", "mariadb-dump")), sql: MYSQL[1].replace("exec mysql", "exec mariadb") },
};

test.each(Object.entries(PRODUCTS))("a dump of %s comes out by the page's line and goes in by the next", async (name, { engine, commands, sql }) => {
  const server = await DatabaseServerOnItsOwn.start(`wsdump-${name.toLowerCase()}`, engine);
  try {
    const shell = (command: string, input?: string) => server.inside([], ["sh", "-c", command], input);
    server.job();
    expect(commands).toHaveLength(2);
    expect(shell(sql, "create table kept (name varchar(80)); insert into kept values ('before the dump');")).toMatchObject({ ok: true });
    const dump = shell(commands[0]);
    expect(dump).toMatchObject({ ok: true, output: expect.stringContaining("before the dump") as string });
    expect(shell(sql, "insert into kept values ('after the dump');")).toMatchObject({ ok: true });
    expect(shell(commands[1], `${dump.output}\n`)).toMatchObject({ ok: true });
    const rows = shell(sql, "select name from kept;").output;
    expect(rows).toContain("before the dump");
    expect(rows).not.toContain("after the dump");
  } finally {
    server.remove();
  }
});
