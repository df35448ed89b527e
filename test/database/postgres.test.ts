import { type DatabaseEngineBindOptions, Postgres } from "../../lib";

const OPTIONS: DatabaseEngineBindOptions = {
  memoryMiB: 1024,
  cpus: 2,
  administratorPasswordFile: "/run/secrets/administrator-password/value",
  passwordFile: "/run/secrets/password/value",
  databaseName: "shop",
  userName: "clerk",
  extensions: ["citext", "pg_trgm"],
  hostname: "shop-database-abc",
  waitSeconds: 120,
};

const { container, provision, dataPath } = new Postgres().bind(OPTIONS);

function settings(engine: Postgres, options = OPTIONS): { [name: string]: string } {
  const pairs = (engine.bind(options).container.command ?? []).filter((argument) => argument.includes("="));
  return Object.fromEntries(pairs.map((pair) => pair.split("=") as [string, string]));
}

test("it is tuned to its container", () => {
  expect(settings(new Postgres())).toMatchObject({ shared_buffers: "256MB", max_connections: "100", io_method: "worker" });
  expect(settings(new Postgres(), { ...OPTIONS, memoryMiB: 4096 })).toMatchObject({ shared_buffers: "1GB", max_connections: "100" });
});

test("a user's settings win", () => {
  const engine = new Postgres({ maxConnections: 20, settings: { jit: "on", log_statement: "ddl" } });
  expect(settings(engine)).toMatchObject({ jit: "on", log_statement: "ddl", max_connections: "20" });
});

test("no password stands in its settings", () => {
  expect(container.environment).toEqual({
    POSTGRES_PASSWORD_FILE: "/run/secrets/administrator-password/value",
    POSTGRES_INITDB_ARGS: "--data-checksums",
  });
});

test("it runs without root on a read-only file system", () => {
  expect(container.user).toBe("999:999");
  expect(Object.keys(container.tmpfs ?? {})).toEqual(["/tmp", "/var/run/postgresql"]);
});

test("it is healthy when it answers over TCP", () => {
  expect(container.healthCheck?.command).toEqual(["pg_isready", "-q", "-h", "127.0.0.1", "-U", "postgres"]);
});

test("the data of 18 and newer lies where its image keeps it", () => {
  expect(dataPath).toBe("/var/lib/postgresql");
  expect(new Postgres({ version: "17.2" }).bind(OPTIONS).dataPath).toBe("/var/lib/postgresql/data");
});

test("an older server gets no setting it does not know", () => {
  expect(settings(new Postgres({ version: "14.20-trixie" }))).not.toHaveProperty("io_method");
});

test("the set-up job takes names and files from its environment, and extensions as arguments", () => {
  expect(provision).toMatchObject({
    command: ["citext", "pg_trgm"],
    user: "999:999",
    environment: {
      PGHOST: "shop-database-abc",
      WAIT_SECONDS: "120",
      ADMINISTRATOR_PASSWORD_FILE: "/run/secrets/administrator-password/value",
      PASSWORD_FILE: "/run/secrets/password/value",
      DATABASE_NAME: "shop",
      DATABASE_USER: "clerk",
    },
  });
});

test("the image is the version's", () => {
  expect([new Postgres().imageName, new Postgres({ version: "16" }).imageName]).toEqual(["postgres:18.6-trixie", "postgres:16"]);
});

test.each(["13", "19", "latest", "", "18;", "18 "])("fails for the version '%s'", (version) => {
  expect(() => new Postgres({ version })).toThrow("'version' of Postgres must be a tag of the official image on Debian, from 14 to 18");
});

test("a process may take a sixth of what the shared buffers leave, or what the user says", () => {
  const bound = (engine: Postgres) => engine.bind(OPTIONS).container;
  expect(bound(new Postgres()).processMemoryMiB).toBeUndefined();
  expect(bound(new Postgres()).safeguards?.processMemoryMiB).toBe(125);
  expect(bound(new Postgres({ processMemoryMiB: 300 })).processMemoryMiB).toBe(300);
  expect(() => new Postgres({ processMemoryMiB: 23 })).toThrow("'processMemoryMiB' must be a whole number of at least 24");
});
