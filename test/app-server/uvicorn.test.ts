import { ApplicationInterface, type AppServerEngineBindOptions, Uvicorn, type UvicornProps, UpstreamProtocol } from "../../lib";
import { ASGI_OPTIONS, lines, valueOf } from "./bind-options";

function bind(props?: UvicornProps, options: Partial<AppServerEngineBindOptions> = {}) {
  return new Uvicorn(props).bind({ ...ASGI_OPTIONS, ...options });
}

test("the whole command", () => {
  expect(lines(bind().command)).toMatchInlineSnapshot(`
"uvicorn
--host 0.0.0.0
--port 8000
--workers 1
--interface asgi3
--timeout-keep-alive 75
--timeout-graceful-shutdown 30
--ws-ping-interval 20
--h11-max-incomplete-event-size 131072
--no-access-log
--no-server-header
--no-proxy-headers
--no-use-colors shop.asgi:application"
`);
});

test("there is a worker for each processor, unless their number is given", () => {
  const workers = (...given: Parameters<typeof bind>) => valueOf(bind(...given).command, "workers");
  expect([workers({}, { cpus: 2.5, memoryMiB: 2048 }), workers({}, { cpus: 4, memoryMiB: 96 }), workers({ workers: 7 })]).toEqual(["3", "1", "7"]);
});

test("what is given stands in the command", () => {
  const { command } = bind({ timeoutKeepAliveSeconds: 9, timeoutGracefulShutdownSeconds: 50, wsPingIntervalSeconds: 7, port: 9000 });
  const options = ["timeout-keep-alive", "timeout-graceful-shutdown", "ws-ping-interval", "port"];
  expect(options.map((option) => valueOf(command, option))).toEqual(["9", "50", "7", "9000"]);
});

test("a websocket says something before the proxy gives it up", () => {
  expect(valueOf(bind({}, { requestTimeoutSeconds: 10 }).command, "ws-ping-interval")).toBe("5");
});

test("a user's arguments come after those of the library, and before the application", () => {
  expect(bind({ extraArguments: ["--log-level", "debug"] }).command?.slice(-4)).toEqual([
    "--no-use-colors", "--log-level", "debug", "shop.asgi:application",
  ]);
});

test("the container stops later than its last request", () => {
  expect(bind({ timeoutGracefulShutdownSeconds: 90 }).stopGraceSeconds).toBe(95);
});

test("its health is asked at its own port", () => {
  expect(bind({ port: 9000 }).healthCheck?.command.at(-1)).toContain("http://127.0.0.1:9000/-/live");
});

test("it runs ASGI, speaks HTTP and says how long it keeps a connection", () => {
  const { applicationInterfaces, protocol, productName, port, keepAliveSeconds } = new Uvicorn();
  expect([applicationInterfaces, protocol, productName, port, keepAliveSeconds]).toEqual([
    [ApplicationInterface.ASGI], UpstreamProtocol.HTTP, "Uvicorn", 8000, 75,
  ]);
  expect(new Uvicorn({ timeoutKeepAliveSeconds: 2 }).keepAliveSeconds).toBe(2);
});

test.each<[UvicornProps, string]>([
  [{ workers: 0 }, "'workers' of 'Uvicorn' must be a whole number of at least 1, got 0"],
  [{ timeoutKeepAliveSeconds: 1 }, "'timeoutKeepAliveSeconds' of 'Uvicorn' must be a whole number of at least 2, got 1"],
  [
    { timeoutGracefulShutdownSeconds: 0 },
    "'timeoutGracefulShutdownSeconds' of 'Uvicorn' must be a whole number of at least 1 and at most 1000, got 0",
  ],
  [{ wsPingIntervalSeconds: 0 }, "'wsPingIntervalSeconds' of 'Uvicorn' must be a whole number of at least 1, got 0"],
  [{ port: 80 }, "'port' of 'Uvicorn' must be a whole number of at least 1024 and at most 65535, got 80"],
])("fails for %j", (props, message) => {
  expect(() => new Uvicorn(props)).toThrow(message);
});
