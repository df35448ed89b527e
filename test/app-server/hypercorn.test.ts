import { ApplicationInterface, type AppServerEngineBindOptions, Hypercorn, type HypercornProps, UpstreamProtocol } from "../../lib";
import { ASGI_OPTIONS, lines, valueOf } from "./bind-options";

function bind(props?: HypercornProps, options: Partial<AppServerEngineBindOptions> = {}) {
  return new Hypercorn(props).bind({ ...ASGI_OPTIONS, ...options });
}

test("the whole command", () => {
  expect(lines(bind().command)).toMatchInlineSnapshot(`
"python -c import sys
from hypercorn.__main__ import main
from hypercorn.config import Config

Config.h11_max_incomplete_size = 131072
sys.exit(main())

--bind 0.0.0.0:8000
--workers 0
--backlog 2048
--keep-alive 75
--graceful-timeout 30
--websocket-ping-interval 20
--error-logfile - asgi:shop.asgi:application"
`);
});

test("what is given stands in the command", () => {
  const { command } = bind({ keepAliveSeconds: 9, gracefulTimeoutSeconds: 50, websocketPingIntervalSeconds: 7, port: 9000 });
  const options = ["keep-alive", "graceful-timeout", "websocket-ping-interval", "bind"];
  expect(options.map((option) => valueOf(command, option))).toEqual(["9", "50", "7", "0.0.0.0:9000"]);
});

test("a websocket says something before the proxy gives it up", () => {
  expect(valueOf(bind({}, { requestTimeoutSeconds: 10 }).command, "websocket-ping-interval")).toBe("5");
});

test("more processors do not make more processes", () => {
  expect(valueOf(bind({}, { cpus: 4, memoryMiB: 4096 }).command, "workers")).toBe("0");
});

test("a user's arguments come after those of the library, and before the application", () => {
  expect(bind({ extraArguments: ["--log-level", "debug"] }).command?.slice(-5)).toEqual([
    "--error-logfile", "-", "--log-level", "debug", "asgi:shop.asgi:application",
  ]);
});

test("the container stops later than its last request", () => {
  expect(bind({ gracefulTimeoutSeconds: 90 }).stopGraceSeconds).toBe(95);
});

test("its health is asked at its own port", () => {
  expect(bind({ port: 9000 }).healthCheck?.command.at(-1)).toContain("http://127.0.0.1:9000/-/live");
});

test("it runs ASGI, speaks HTTP and says how long it keeps a connection", () => {
  const { applicationInterfaces, protocol, productName, port, keepAliveSeconds } = new Hypercorn();
  expect([applicationInterfaces, protocol, productName, port, keepAliveSeconds]).toEqual([
    [ApplicationInterface.ASGI], UpstreamProtocol.HTTP, "Hypercorn", 8000, 75,
  ]);
  expect(new Hypercorn({ keepAliveSeconds: 2 }).keepAliveSeconds).toBe(2);
});

test.each<[HypercornProps, string]>([
  [{ keepAliveSeconds: 1 }, "'keepAliveSeconds' of 'Hypercorn' must be a whole number of at least 2, got 1"],
  [{ gracefulTimeoutSeconds: 0 }, "'gracefulTimeoutSeconds' of 'Hypercorn' must be a whole number of at least 1 and at most 1000, got 0"],
  [{ websocketPingIntervalSeconds: 0 }, "'websocketPingIntervalSeconds' of 'Hypercorn' must be a whole number of at least 1, got 0"],
  [{ port: 80 }, "'port' of 'Hypercorn' must be a whole number of at least 1024 and at most 65535, got 80"],
])("fails for %j", (props, message) => {
  expect(() => new Hypercorn(props)).toThrow(message);
});
