import { ApplicationInterface, type AppServerEngineBindOptions, type AppServerProcess, type BodyCopies, type IAppServerEngine, UpstreamProtocol } from "./app-server-engine";
import { option } from "./arguments";
import { checkNumbers, GRACE_SECONDS, PORT } from "./check-numbers";
import { httpHealthCheck } from "./http-health-check";
import { REQUEST_LIMITS } from "./request-limits";
import { websocketPingSeconds } from "./websocket-ping";

/** Properties of `Daphne`. */
export interface DaphneProps {
  /**
   * Seconds that requests may take to finish when a release replaces the container. Websockets are cut after the last of them.
   *
   * @default 30
   */
  readonly gracefulTimeoutSeconds?: number;

  /**
   * Seconds between two pings on each websocket.
   *
   * @default - 20, or half of what the proxy waits for an answer where that is less: it cuts silent websockets
   */
  readonly pingIntervalSeconds?: number;

  /**
   * Port to listen on inside the network.
   *
   * @default 8000
   */
  readonly port?: number;

  /**
   * Arguments as on Daphne's command line, after those of the library: `["--websocket-max-message-size", "65536"]`.
   *
   * @default - none
   * @see https://github.com/django/daphne#readme
   */
  readonly extraArguments?: string[];
}

/**
 * Daphne, for ASGI applications with or without websockets. The image has to hold its package, 4.2.3 or newer. One process in
 * each container: more processors need more `AppServer.replicas`. It keeps an idle connection of the proxy for 60 seconds, which
 * no option changes, and sends no empty messages over websockets.
 */
export class Daphne implements IAppServerEngine {
  public readonly productName = "Daphne";
  public readonly applicationInterfaces = [ApplicationInterface.ASGI];
  public readonly protocol = UpstreamProtocol.HTTP;
  public readonly port: number;
  public readonly keepAliveSeconds = 60;
  public readonly minimumMemoryMiB = 128;
  /** It waits for the whole body, and queues all of it for the application. */
  public readonly bodyCopies?: BodyCopies = { onDisk: 1, inMemory: 1 };

  /** Everything has a default. */
  public constructor(private readonly props: DaphneProps = {}) {
    checkNumbers(this.productName, props, { gracefulTimeoutSeconds: GRACE_SECONDS, pingIntervalSeconds: [1], port: PORT });
    this.port = props.port ?? 8000;
  }

  public bind({ application, livePath, requestTimeoutSeconds }: AppServerEngineBindOptions): AppServerProcess {
    const graceful = this.props.gracefulTimeoutSeconds ?? 30;
    return {
      command: [
        ...["python", "-c", gracefulDaphne(graceful)],
        ...option("bind", "0.0.0.0"),
        ...option("port", this.port),
        ...option("ping-interval", this.props.pingIntervalSeconds ?? websocketPingSeconds(requestTimeoutSeconds)),
        // The proxy keeps the log.
        ...option("verbosity", 0),
        "--no-server-name",
        ...(this.props.extraArguments ?? []),
        application,
      ],
      healthCheck: httpHealthCheck(this.port, livePath),
      stopGraceSeconds: graceful + 5,
      workload: { processes: 1, gracefulTimeoutSeconds: graceful, keepAliveSeconds: this.keepAliveSeconds },
    };
  }
}

/** Daphne by itself cancels requests as soon as it is told to stop, and no option says how long a head may be, or keeps forms unread. */
function gracefulDaphne(seconds: number): string {
  return `import asyncio, functools, inspect, time
from daphne.cli import CommandLineInterface
from daphne.http_protocol import WebRequest
from daphne.server import Server
from twisted.internet.defer import Deferred
from twisted.web.http import HTTPChannel, Request

HTTPChannel.totalHeadersSize = ${REQUEST_LIMITS.headBytes}
# Twisted reads every form too, for nobody, and takes ten times the memory of an upload for it.
if "parsePOSTFormSubmission" in inspect.signature(Request.__init__).parameters:
    WebRequest.__init__ = functools.partialmethod(WebRequest.__init__, parsePOSTFormSubmission=False)

def running(server, kind):
    tasks = [c.get("application_instance") for p, c in server.connections.items() if isinstance(p, kind)]
    return [task for task in tasks if task and not task.done()]

async def finish(server):
    end = time.monotonic() + ${seconds}
    while running(server, WebRequest) and time.monotonic() < end:
        await asyncio.sleep(0.1)
    # The last answers are still on their way.
    await asyncio.sleep(0.5)
    for task in running(server, object):
        task.cancel()

Server.kill_all_applications = lambda server: Deferred.fromFuture(asyncio.ensure_future(finish(server)))
CommandLineInterface.entrypoint()
`;
}
