import { ApplicationInterface, type AppServerEngineBindOptions, Daphne, type DaphneProps, UpstreamProtocol } from "../../lib";
import { ASGI_OPTIONS, lines, valueOf } from "./bind-options";

function bind(props?: DaphneProps, options: Partial<AppServerEngineBindOptions> = {}) {
  return new Daphne(props).bind({ ...ASGI_OPTIONS, ...options });
}

test("the whole command", () => {
  expect(lines(bind().command)).toMatchInlineSnapshot(`
"python -c import asyncio, functools, inspect, time
from daphne.cli import CommandLineInterface
from daphne.http_protocol import WebRequest
from daphne.server import Server
from twisted.internet.defer import Deferred
from twisted.web.http import HTTPChannel, Request

HTTPChannel.totalHeadersSize = 131072
# Twisted reads every form too, for nobody, and takes ten times the memory of an upload for it.
if "parsePOSTFormSubmission" in inspect.signature(Request.__init__).parameters:
    WebRequest.__init__ = functools.partialmethod(WebRequest.__init__, parsePOSTFormSubmission=False)

def running(server, kind):
    tasks = [c.get("application_instance") for p, c in server.connections.items() if isinstance(p, kind)]
    return [task for task in tasks if task and not task.done()]

async def finish(server):
    end = time.monotonic() + 30
    while running(server, WebRequest) and time.monotonic() < end:
        await asyncio.sleep(0.1)
    # The last answers are still on their way.
    await asyncio.sleep(0.5)
    for task in running(server, object):
        task.cancel()

Server.kill_all_applications = lambda server: Deferred.fromFuture(asyncio.ensure_future(finish(server)))
CommandLineInterface.entrypoint()

--bind 0.0.0.0
--port 8000
--ping-interval 20
--verbosity 0
--no-server-name shop.asgi:application"
`);
});

test("what is given stands in the command", () => {
  const { command } = bind({ gracefulTimeoutSeconds: 50, pingIntervalSeconds: 7, port: 9000 });
  expect(["ping-interval", "port"].map((option) => valueOf(command, option))).toEqual(["7", "9000"]);
  expect(command?.[2]).toContain("time.monotonic() + 50\n");
});

test("a websocket says something before the proxy gives it up", () => {
  expect(valueOf(bind({}, { requestTimeoutSeconds: 10 }).command, "ping-interval")).toBe("5");
});

test("a user's arguments come after those of the library, and before the application", () => {
  expect(bind({ extraArguments: ["--verbosity", "2"] }).command?.slice(-4)).toEqual(["--no-server-name", "--verbosity", "2", "shop.asgi:application"]);
});

test("the container stops later than its last request", () => {
  expect(bind({ gracefulTimeoutSeconds: 90 }).stopGraceSeconds).toBe(95);
});

test("its health is asked at its own port", () => {
  expect(bind({ port: 9000 }).healthCheck?.command.at(-1)).toContain("http://127.0.0.1:9000/-/live");
});

test("it runs ASGI, speaks HTTP and says how long it keeps a connection", () => {
  const { applicationInterfaces, protocol, productName, port, keepAliveSeconds } = new Daphne();
  expect([applicationInterfaces, protocol, productName, port, keepAliveSeconds]).toEqual([
    [ApplicationInterface.ASGI], UpstreamProtocol.HTTP, "Daphne", 8000, 60,
  ]);
});

test.each<[DaphneProps, string]>([
  [{ gracefulTimeoutSeconds: 0 }, "'gracefulTimeoutSeconds' of 'Daphne' must be a whole number of at least 1 and at most 1000, got 0"],
  [{ pingIntervalSeconds: 0 }, "'pingIntervalSeconds' of 'Daphne' must be a whole number of at least 1, got 0"],
  [{ port: 80 }, "'port' of 'Daphne' must be a whole number of at least 1024 and at most 65535, got 80"],
])("fails for %j", (props, message) => {
  expect(() => new Daphne(props)).toThrow(message);
});
