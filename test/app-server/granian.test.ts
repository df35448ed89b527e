import { ApplicationInterface, type AppServerEngineBindOptions, Granian, type GranianProps, UpstreamProtocol } from "../../lib";
import { ASGI_OPTIONS, lines, valueOf, WSGI_OPTIONS } from "./bind-options";

function bind(props?: GranianProps, options: Partial<AppServerEngineBindOptions> = {}) {
  return new Granian(props).bind({ ...WSGI_OPTIONS, ...options });
}

test("the whole command for WSGI", () => {
  expect(lines(bind().command)).toMatchInlineSnapshot(`
"granian
--interface wsgi
--host 0.0.0.0
--port 8000
--workers 3
--blocking-threads 4
--respawn-failed-workers
--workers-kill-timeout 30
--http 1
--http1-header-read-timeout 60000
--no-access-log shop.wsgi:application"
`);
});

test("the whole command for ASGI", () => {
  expect(lines(bind({}, ASGI_OPTIONS).command)).toMatchInlineSnapshot(`
"granian
--interface asgi
--host 0.0.0.0
--port 8000
--workers 1
--respawn-failed-workers
--workers-kill-timeout 30
--http 1
--http1-header-read-timeout 60000
--no-access-log shop.asgi:application"
`);
});

test("workers follow from the limits and from what they run, unless they are given", () => {
  const workers = (...given: Parameters<typeof bind>) => valueOf(bind(...given).command, "workers");
  const large = { cpus: 2, memoryMiB: 2048 };
  expect([workers({}, large), workers({}, { ...ASGI_OPTIONS, ...large }), workers({ workers: 7 }), workers({ workers: 7 }, ASGI_OPTIONS)]).toEqual([
    "5", "2", "7", "7",
  ]);
});

test("what is given stands in the command", () => {
  const { command } = bind({ blockingThreads: 8, http1HeaderReadTimeoutSeconds: 9, workersKillTimeoutSeconds: 50, port: 9000 });
  const options = ["blocking-threads", "http1-header-read-timeout", "workers-kill-timeout", "port"];
  expect(options.map((option) => valueOf(command, option))).toEqual(["8", "9000", "50", "9000"]);
});

test("a user's arguments come after those of the library, and before the application", () => {
  expect(bind({ extraArguments: ["--log-level", "debug"] }).command?.slice(-4)).toEqual([
    "--no-access-log", "--log-level", "debug", "shop.wsgi:application",
  ]);
});

test("the container stops later than its last request", () => {
  expect(bind({ workersKillTimeoutSeconds: 90 }).stopGraceSeconds).toBe(95);
});

test("its health is asked at its own port", () => {
  expect(bind({ port: 9000 }).healthCheck?.command.at(-1)).toContain("http://127.0.0.1:9000/-/live");
});

test("it runs WSGI rather than ASGI, speaks HTTP and says how long it keeps a connection", () => {
  const { applicationInterfaces, protocol, productName, port, keepAliveSeconds } = new Granian();
  expect([applicationInterfaces, protocol, productName, port, keepAliveSeconds]).toEqual([
    [ApplicationInterface.WSGI, ApplicationInterface.ASGI], UpstreamProtocol.HTTP, "Granian", 8000, 60,
  ]);
  expect(new Granian({ http1HeaderReadTimeoutSeconds: 2 }).keepAliveSeconds).toBe(2);
});

test("it runs what it is told to", () => {
  expect(new Granian({ applicationInterface: ApplicationInterface.ASGI }).applicationInterfaces).toEqual([ApplicationInterface.ASGI]);
});

test("threads are refused with ASGI", () => {
  const message = "'blockingThreads' of 'Granian' must be left out with ASGI, which has no threads, got 4; use 'workers'";
  expect(() => bind({ blockingThreads: 4 }, ASGI_OPTIONS)).toThrow(message);
});

test.each<[GranianProps, string]>([
  [{ workers: 0 }, "'workers' of 'Granian' must be a whole number of at least 1, got 0"],
  [{ blockingThreads: 0 }, "'blockingThreads' of 'Granian' must be a whole number of at least 1, got 0"],
  [
    { http1HeaderReadTimeoutSeconds: 75 },
    "'http1HeaderReadTimeoutSeconds' of 'Granian' must be a whole number of at least 2 and at most 60, got 75",
  ],
  [{ workersKillTimeoutSeconds: 0 }, "'workersKillTimeoutSeconds' of 'Granian' must be a whole number of at least 1 and at most 1000, got 0"],
  [{ port: 80 }, "'port' of 'Granian' must be a whole number of at least 1024 and at most 65535, got 80"],
])("fails for %j", (props, message) => {
  expect(() => new Granian(props)).toThrow(message);
});
