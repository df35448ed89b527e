import { randomBytes } from "node:crypto";
import { type IDatabaseEngine, MariaDb, MySql, Postgres } from "../../lib";
import { DatabaseServerOnItsOwn } from "./support/database-server";
import { encodings } from "./support/encodings";

/** A server that records every statement wherever it can: in files of its data, and in views. */
interface Recorder {
  readonly engine: IDatabaseEngine;
  readonly memoryMiB: number;
  /** Shell text that runs the SQL in `$0` as the administrator. */
  readonly administrator: string;
  /** Makes the views, where they are not there. */
  readonly before: string;
  readonly views: readonly string[];
  /** Files in which the statements of others are found. */
  readonly files: readonly string[];
}

const PASSWORD = 'MYSQL_PWD="$(cat /run/secrets/administrator-password/value)"';
const FILES = { general_log: "1", general_log_file: "general.log", slow_query_log: "1", slow_query_log_file: "slow.log", long_query_time: "0", log_bin: "changes" };
const HISTORY = {
  performance_schema: "ON",
  performance_schema_instrument: "statement/%=ON",
  performance_schema_consumer_events_statements_current: "ON",
  performance_schema_consumer_events_statements_history: "ON",
  performance_schema_consumer_events_statements_history_long: "ON",
};
const AUDIT = { plugin_load_add: "server_audit=server_audit", server_audit_logging: "ON", server_audit_file_path: "audit.log" };
const EVENTS = ["events_statements_current", "events_statements_history", "events_statements_history_long"];
const events = EVENTS.map((table) => `select sql_text from performance_schema.${table}`);

const RECORDERS: Readonly<Record<string, Recorder>> = {
  PostgreSQL: {
    engine: new Postgres({
      settings: {
        shared_preload_libraries: "pg_stat_statements", "pg_stat_statements.track": "all",
        log_statement: "all", log_min_duration_statement: "0", log_transaction_sample_rate: "1", logging_collector: "on", log_filename: "all.log",
      },
    }),
    memoryMiB: 512,
    administrator: 'psql -h 127.0.0.1 -U postgres -d shop -qAtc "$0"',
    before: "create extension pg_stat_statements",
    views: ["select query from pg_stat_statements", "select query from pg_stat_activity"],
    files: ["all.log", "pg_stat_statements.stat"],
  },
  MySQL: {
    engine: new MySql({ settings: { ...FILES, ...HISTORY, log_raw: "ON" } }),
    memoryMiB: 1024,
    administrator: `${PASSWORD} mysql -uroot -BNe "$0"`,
    before: "do 0",
    views: [...events, "select query_sample_text from performance_schema.events_statements_summary_by_digest"],
    files: ["general.log", "slow.log"],
  },
  MariaDB: {
    engine: new MariaDb({ settings: { ...FILES, ...HISTORY, ...AUDIT } }),
    memoryMiB: 1024,
    administrator: `${PASSWORD} mariadb -uroot -BNe "$0"`,
    before: "do 0",
    views: events,
    files: ["audit.log", "general.log", "slow.log"],
  },
};

const secret = (of: string): string => `${of}${randomBytes(12).toString("hex")}`;
/** All that is wrong to quote stands around what is searched for. */
const around = (text: string): string => `it's "the" \\${text}\\ $1 é`;

describe.each(Object.entries(RECORDERS))("%s that records every statement", (name, { engine, memoryMiB, administrator, before, views, files }) => {
  const [ofAdministrator, first, second, third] = ["administrator", "first", "second", "third"].map(secret);
  let server: DatabaseServerOnItsOwn;
  beforeAll(async () => {
    const options = { memoryMiB, administratorPassword: `an administrator's ${ofAdministrator}` };
    server = await DatabaseServerOnItsOwn.start(`wsrecords-${name.toLowerCase()}`, engine, options);
    server.secrets({ value: around(first) });
    server.job();
    ask(before);
  });
  afterAll(() => server?.remove());

  const ask = (sql: string): string => server.inside([], ["sh", "-c", administrator, sql]).output;

  test("records no password that the job sets or changes, nor the administrator's", () => {
    server.secrets({ next: around(second) });
    server.job("rotate");
    server.secrets({ value: around(second), previous: around(first), next: undefined });
    server.job();
    server.secrets({ previous: undefined });
    server.job("retire");
    // The only ones that are not one line.
    server.secrets({ value: `${third}\r\nand ${third}` });
    server.job();
    ask("select 1 as statement_of_others");
    const passwords = [ofAdministrator, first, second, third].flatMap(encodings);
    const records = views.map(ask).join("\n");
    expect(records).toContain("statement_of_others");
    expect(passwords.filter((password) => records.includes(password))).toEqual([]);
    expect(server.recorded(passwords)).toEqual([]);
    expect(server.recorded(["statement_of_others"])).toEqual(files);
  });
});
