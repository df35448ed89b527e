import { join } from "node:path";
import {
  Apache, ApplicationInterface, Daphne, type DatabaseEngineBindOptions, Granian, Gunicorn, GunicornWorkerClass, Hypercorn, type IAppServerEngine,
  type IReverseProxyEngine, MariaDb, MySql, Nginx, Postgres, UpstreamProtocol, Uvicorn, Uwsgi,
} from "../../lib";
import { BARE, bind, SHOP } from "../reverse-proxy/sites";
import { docker } from "./support/docker";
import { buildPythonProject, check, imageOf, run, startAndStop } from "./support/real-program";

const SERVERS_IMAGE = "webstack-test-servers";
const UWSGI = { ...BARE, name: "uwsgi", serverNames: ["uwsgi.example.com"], protocol: UpstreamProtocol.UWSGI, idleConnectionSeconds: 0 };
const CLOSED = { ...BARE, name: "closed", serverNames: ["*.closed.example.com"], idleConnectionSeconds: 0 };
/** Nginx has a directive for the size of this table over HTTP, and none for uwsgi; it makes a larger one by itself. */
const TABLE_OF_PARAMETERS = /^.*could not build optimal uwsgi_params_hash.*; ignoring uwsgi_params_hash_bucket_size$/m;

describe("a proxy's own check takes the configuration", () => {
  test.each<[string, IReverseProxyEngine]>([["Nginx", new Nginx()], ["Apache", new Apache()]])("of %s", async (_, engine) => {
    const image = await imageOf(engine);
    for (const trusted of [[], ["10.0.0.0/8", "2001:db8::/32"]]) {
      const { live, configuration } = bind(engine, [SHOP, BARE, UWSGI, CLOSED], trusted);
      const said = check(image, live?.checkCommand ?? [], configuration);
      expect(said.replace(TABLE_OF_PARAMETERS, "")).not.toMatch(/warn|error|emerg/i);
    }
  });

  test.each<[string, IReverseProxyEngine, RegExp]>([["Nginx", new Nginx(), /unknown directive "nonsense"/], ["Apache", new Apache(), /Invalid command 'nonsense'/]])(
    "of %s, and refuses another",
    async (_, engine, message) => {
      const { live, configuration } = bind(engine, [SHOP]);
      const image = await imageOf(engine);
      expect(() => check(image, live?.checkCommand ?? [], `${configuration}nonsense on;\n`)).toThrow(message);
    },
  );
});

const SIZES = [512, 1024, 4096, 65_536];

function options(memoryMiB: number): DatabaseEngineBindOptions {
  return {
    memoryMiB, cpus: memoryMiB / 512, administratorPasswordFile: "/a", passwordFile: "/b", databaseName: "shop", userName: "shop", extensions: [], hostname: "h", waitSeconds: 1,
  };
}

describe("a database server takes its settings, whatever its size", () => {
  test("PostgreSQL", async () => {
    const image = await imageOf(new Postgres());
    for (const size of SIZES) {
      const { command = [] } = new Postgres().bind(options(size)).container;
      const quoted = command.map((word) => `'${word}'`).join(" ");
      const script = `initdb --pgdata /tmp/data > /tmp/made 2>&1 && exec ${quoted} -D /tmp/data -C max_connections`;
      expect(run(image, ["--user", "999:999", "--tmpfs", "/tmp:exec"], ["sh", "-c", script]).trim()).toBe("100");
    }
  });

  test("MySQL", async () => {
    const image = await imageOf(new MySql());
    for (const size of SIZES) {
      const { command = [] } = new MySql().bind(options(size)).container;
      const said = run(image, ["--user", "999:999", "--tmpfs", "/tmp", "--tmpfs", "/var/lib/mysql:uid=999"], [...command, "--validate-config"]);
      expect(said).not.toMatch(/\[(ERROR|Warning)\]/);
    }
  });

  test("MariaDB", async () => {
    const image = await imageOf(new MariaDb());
    for (const size of SIZES) {
      const { command = [] } = new MariaDb().bind(options(size)).container;
      const said = run(image, ["--user", "999:999", "--tmpfs", "/tmp", "--tmpfs", "/var/lib/mysql:uid=999"], [...command, "--verbose", "--help"]);
      // It warns of the network and the open files, which it has none and few of here.
      expect(said).not.toContain("[ERROR]");
      expect(said).toMatch(/^character-set-server +utf8mb4$/m);
    }
  });

  test("and none takes a setting that does not exist", async () => {
    const { command = [] } = new MySql({ settings: { nonsense: "1" } }).bind(options(512)).container;
    const image = await imageOf(new MySql());
    const start = (): string => run(image, ["--user", "999:999", "--tmpfs", "/tmp", "--tmpfs", "/var/lib/mysql:uid=999"], [...command, "--validate-config"]);
    expect(start).toThrow("nonsense");
  });
});

describe("an application server starts as its engine wants it, answers its health check and stops cleanly", () => {
  beforeAll(() => buildPythonProject(join(__dirname, "fixtures/servers"), SERVERS_IMAGE), 600_000);

  afterAll(() => docker("rmi", "--no-prune", SERVERS_IMAGE));

  const { WSGI, ASGI } = ApplicationInterface;
  test.each<[string, IAppServerEngine, ApplicationInterface]>([
    ["Gunicorn", new Gunicorn(), WSGI],
    ["Gunicorn with sync workers", new Gunicorn({ workerClass: GunicornWorkerClass.SYNC }), WSGI],
    ["uWSGI", new Uwsgi(), WSGI],
    ["uWSGI over HTTP", new Uwsgi({ protocol: UpstreamProtocol.HTTP }), WSGI],
    ["Uvicorn", new Uvicorn({ workers: 2 }), ASGI],
    ["Granian with WSGI", new Granian(), WSGI],
    ["Granian with ASGI", new Granian(), ASGI],
    ["Hypercorn", new Hypercorn(), ASGI],
    ["Daphne", new Daphne(), ASGI],
  ])("%s", async (_, engine, applicationInterface) => {
    const spec = engine.bind({
      application: `app:${applicationInterface}`, applicationInterface, livePath: "/-/live", requestTimeoutSeconds: 60, memoryMiB: 512, cpus: 1,
    });
    expect(await startAndStop(SERVERS_IMAGE, spec)).toBe(0);
  });

  test("Gunicorn checks its own arguments", () => {
    const { command = [] } = new Gunicorn().bind({
      application: "app:wsgi", applicationInterface: WSGI, livePath: "/", requestTimeoutSeconds: 60, memoryMiB: 512, cpus: 1,
    });
    run(SERVERS_IMAGE, ["--tmpfs", "/tmp"], [...command, "--check-config"]);
    expect(() => run(SERVERS_IMAGE, ["--tmpfs", "/tmp"], [...command.slice(0, -1), "app:nothing", "--check-config"])).toThrow("nothing");
  });
});
