import { ApplicationInterface, type AppServerEngineBindOptions, Uwsgi, type UwsgiProps, UpstreamProtocol } from "../../lib";
import { lines, valueOf, WSGI_OPTIONS } from "./bind-options";

function bind(props?: UwsgiProps, options: Partial<AppServerEngineBindOptions> = {}) {
  return new Uwsgi(props).bind({ ...WSGI_OPTIONS, ...options });
}

test("the whole command", () => {
  expect(lines(bind().command)).toMatchInlineSnapshot(`
"uwsgi
--strict
--socket 0.0.0.0:3032
--http-socket 0.0.0.0:8000
--listen 1024
--master
--processes 3
--enable-threads
--threads 4
--thunder-lock
--lazy-apps
--single-interpreter
--need-app
--die-on-term
--hook-master-start unix_signal:15 gracefully_kill_them_all
--worker-reload-mercy 30
--harakiri 54
--socket-timeout 60
--buffer-size 65535
--max-vars 1024
--disable-logging
--module shop.wsgi:application"
`);
});

test("with HTTP there is one port", () => {
  const engine = new Uwsgi({ protocol: UpstreamProtocol.HTTP });
  expect([engine.protocol, engine.port, engine.healthPort, engine.keepAliveSeconds]).toEqual([UpstreamProtocol.HTTP, 8000, undefined, 0]);
  const { command, healthCheck } = engine.bind(WSGI_OPTIONS);
  expect([valueOf(command, "socket"), valueOf(command, "http-socket")]).toEqual([undefined, "0.0.0.0:8000"]);
  expect(healthCheck?.command.at(-1)).toContain("http://127.0.0.1:8000/-/live");
});

test("processes follow from the limits, unless they are given", () => {
  const processes = (...given: Parameters<typeof bind>) => valueOf(bind(...given).command, "processes");
  expect([processes({}, { cpus: 2, memoryMiB: 2048 }), processes({}, { memoryMiB: 96 }), processes({ processes: 7 })]).toEqual(["5", "1", "7"]);
});

test("what is given stands in the command", () => {
  const { command } = bind({ threads: 1, harakiriSeconds: 20, workerReloadMercySeconds: 50, listen: 100, port: 9000, healthPort: 9001 });
  const options = ["threads", "harakiri", "worker-reload-mercy", "listen", "socket", "http-socket"];
  expect(options.map((option) => valueOf(command, option))).toEqual(["1", "20", "50", "100", "0.0.0.0:9000", "0.0.0.0:9001"]);
});

test("it gives a request up before the proxy does", () => {
  expect(valueOf(bind({}, { requestTimeoutSeconds: 10 }).command, "harakiri")).toBe("9");
});

test("a user's arguments come after those of the library, and before the application", () => {
  expect(bind({ extraArguments: ["--log-5xx"] }).command?.slice(-4)).toEqual(["--disable-logging", "--log-5xx", "--module", "shop.wsgi:application"]);
});

test("the container stops later than its last request", () => {
  expect(bind({ workerReloadMercySeconds: 90 }).stopGraceSeconds).toBe(95);
});

test("its health is asked over HTTP, at a port of its own", () => {
  expect(new Uwsgi({ healthPort: 9001 }).healthPort).toBe(9001);
  expect(bind({ healthPort: 9001 }).healthCheck?.command.at(-1)).toContain("http://127.0.0.1:9001/-/live");
});

test("it runs WSGI, speaks uwsgi and keeps no connection", () => {
  const { applicationInterfaces, protocol, productName, port, healthPort, keepAliveSeconds } = new Uwsgi();
  expect([applicationInterfaces, protocol, productName, port, healthPort, keepAliveSeconds]).toEqual([
    [ApplicationInterface.WSGI], UpstreamProtocol.UWSGI, "uWSGI", 3032, 8000, 0,
  ]);
});

test.each<[UwsgiProps, string]>([
  [{ processes: 0 }, "'processes' of 'Uwsgi' must be a whole number of at least 1, got 0"],
  [{ threads: 0 }, "'threads' of 'Uwsgi' must be a whole number of at least 1, got 0"],
  [{ harakiriSeconds: 0 }, "'harakiriSeconds' of 'Uwsgi' must be a whole number of at least 1, got 0"],
  [{ workerReloadMercySeconds: 0 }, "'workerReloadMercySeconds' of 'Uwsgi' must be a whole number of at least 1 and at most 1000, got 0"],
  [{ listen: 0 }, "'listen' of 'Uwsgi' must be a whole number of at least 1 and at most 65535, got 0"],
  [{ port: 80 }, "'port' of 'Uwsgi' must be a whole number of at least 1024 and at most 65535, got 80"],
  [{ healthPort: 80 }, "'healthPort' of 'Uwsgi' must be a whole number of at least 1024 and at most 65535, got 80"],
  [{ port: 8000 }, "'healthPort' of 'Uwsgi' must be another than 'port', got 8000 for both; give it another"],
  [
    { protocol: UpstreamProtocol.HTTP, healthPort: 9001 },
    "'healthPort' of 'Uwsgi' must be left out where 'protocol' is HTTP, got 9001; 'port' answers health checks",
  ],
])("fails for %j", (props, message) => {
  expect(() => new Uwsgi(props)).toThrow(message);
});

test("fails for a harakiri that is not below what the proxy waits", () => {
  const message = "'harakiriSeconds' of 'Uwsgi' must be less than 'requestTimeoutSeconds' (60), or the proxy gives up first, got 60";
  expect(() => bind({ harakiriSeconds: 60 })).toThrow(message);
});
