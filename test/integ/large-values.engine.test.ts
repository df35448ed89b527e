import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type IDatabaseEngine, MariaDb, MySql, Postgres } from "../../lib";
import { DatabaseServerOnItsOwn } from "./support/database-server";
import { docker } from "./support/docker";
import { logs } from "./support/inside";
import { buildPythonProject } from "./support/real-program";

const IMAGE = "webstack-test-values";
/** Of MySQLdb, which is built from source. */
const PACKAGES = { buildPackages: ["gcc", "libc6-dev", "libmariadb-dev", "pkg-config", "python3-dev"], systemPackages: ["libmariadb3"] };

/** What `values.py` prints. */
interface Told {
  readonly results: { readonly [what: string]: string };
  readonly answered: number;
  readonly failed: readonly string[];
}

/** A driver's module, and the sizes in MiB that are tried by it: one value at a time, and six at once. */
type Driver = readonly [module: string, one: readonly number[], six: readonly number[]];

const ONE = [1, 3, 8, 16, 32, 64, 100];
const SIX = [3, 8, 32];

interface Product {
  readonly engine: IDatabaseEngine;
  readonly drivers: readonly Driver[];
  /** Sizes in MiB that are stored, as bytes and as text, from six connections at once too. */
  readonly stored: readonly string[];
  /** As SQL in Python: each takes more memory than the server has, or as much as a session can get by its own settings. */
  readonly statements: { readonly [name: string]: readonly string[] };
}

const MANY_NUMBERS = (bytes: number): string => `"select 1 where 1 in (" + "1," * ${bytes / 2} + "1)"`;
const PRODUCTS: Readonly<Record<string, Product>> = {
  PostgreSQL: {
    engine: new Postgres(),
    drivers: [["psycopg", ONE, [...SIX, 100]]],
    stored: ["b 1", "b 3", "b 8", "t 1", "t 3", "t 8"],
    statements: {
      "many numbers": [MANY_NUMBERS(16_000_000)],
      "a long text": ["\"select length(repeat('x', 900000000))\""],
      "many rows as one": ["\"select length(string_agg(repeat('x', 1000), '')) from generate_series(1, 900000)\""],
      "an array": ['"select cardinality(array_agg(n)) from generate_series(1, 100000000) n"'],
    },
  },
  MySQL: {
    engine: new MySql(),
    drivers: [["MySQLdb", ONE, SIX], ["pymysql", [1, 100], [1, 3]]],
    stored: ["t 1", "t 3", "b 1"],
    statements: { "many numbers": [MANY_NUMBERS(3_900_000)], "a document": ["\"select json_length('[\" + \"1,\" * 1900000 + \"1]')\""] },
  },
  MariaDB: {
    engine: new MariaDb(),
    drivers: [["MySQLdb", ONE, [7, ...SIX]], ["pymysql", [1, 100], [1, 3]]],
    stored: ["t 1", "t 3", "t 7", "b 1", "b 3"],
    statements: {
      "many numbers": [MANY_NUMBERS(7_900_000)],
      "a document": ["\"select json_length('[\" + \"1,\" * 3900000 + \"1]')\""],
      "a sort": ['"set session sort_buffer_size = 2000000000"', '"select max(s) from (select concat(seq, repeat(0, 200)) s from seq_1_to_1000000 order by 1 limit 900000) x"'],
    },
  },
};

describe.each(Object.entries(PRODUCTS))("%s of the default size", (name, { engine, drivers, stored, statements }) => {
  let server: DatabaseServerOnItsOwn;
  beforeAll(async () => {
    buildPythonProject(join(__dirname, "fixtures/values"), IMAGE, PACKAGES);
    server = await DatabaseServerOnItsOwn.start(`wsvalues-${name.toLowerCase()}`, engine);
    server.job();
  }, 600_000);
  afterAll(() => server?.remove());

  const state = (): string => docker("inspect", "--format", "{{.State.OOMKilled}} {{.RestartCount}} {{.State.StartedAt}} {{.State.Running}}", server.name);

  test.each(drivers)("stores or refuses values by %s of %j MiB one at a time, of %j six at once, and serves others meanwhile", (...driver) => {
    const before = state();
    const { results, answered, failed } = tell(driver);
    const wrong = Object.entries(results).filter(([, result]) => !/^(stored|done|refused: \w+: .+)$/.test(result));
    expect(wrong).toEqual([]);
    const refused = Object.entries(results).filter(([what, result]) => stored.includes(what.replace(/ #.*/, "")) && result !== "stored");
    expect(refused).toEqual([]);
    expect(Object.keys(results).filter((what) => /^[bt] /.test(what))).toHaveLength(2 * (driver[1].length + 6 * driver[2].length));
    expect(failed).toEqual([]);
    expect(answered).toBeGreaterThan(10);
    expect(state()).toBe(before);
    expect(before).toMatch(/^false 0 .* true$/);
    expect(logs(server.name)).not.toMatch(/terminated by signal|mysqld got signal|\[ERROR\].*InnoDB/);
  });

  function tell([module, ...sizes]: Driver): Told {
    const program = ["python", "values.py", module, server.name, "the first password", ...[...sizes, statements].map((value) => JSON.stringify(value))];
    const args = ["run", "--rm", "--network", server.name, IMAGE, ...program];
    const done = spawnSync("docker", args, { encoding: "utf8", timeout: 240_000, maxBuffer: 16 * 1024 * 1024 });
    if (done.status !== 0) throw new Error(`values.py ended with ${String(done.status)}: ${done.stderr.slice(-2000)}`);
    return JSON.parse(done.stdout) as Told;
  }
});
