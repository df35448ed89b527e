import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";

const SOCKET = "/var/run/docker.sock";

/** The Docker engine of this machine as somebody who took its host over would let it answer. */
export class LyingEngine {
  private readonly server: Server;

  /** @param lie of what the engine says of a container */
  public constructor(lie: (answer: string) => string) {
    this.server = createServer((asked, answer) => {
      const { method, url = "/", headers } = asked;
      const passed = request({ socketPath: SOCKET, method, path: url, headers }, (given: IncomingMessage) => {
        if (!/\/containers\/[^/]+\/json/.test(url)) {
          answer.writeHead(given.statusCode ?? 502, given.headers);
          given.pipe(answer);
          return;
        }
        let text = "";
        given.setEncoding("utf8").on("data", (chunk: string) => (text += chunk)).once("end", () => {
          answer.writeHead(given.statusCode ?? 502, { "content-type": "application/json" });
          answer.end(lie(text));
        });
      });
      passed.once("error", () => answer.destroy());
      asked.pipe(passed);
    });
    // As Docker does it for the output of a container.
    this.server.on("upgrade", (asked: IncomingMessage, socket, head) => {
      const engine = connect(SOCKET, () => {
        const lines = asked.rawHeaders.flatMap((text, index) => (index % 2 === 0 ? [`${text}: ${asked.rawHeaders[index + 1]}`] : []));
        engine.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
        engine.write(head);
        engine.pipe(socket).pipe(engine);
      });
      engine.once("error", () => socket.destroy());
      socket.once("error", () => engine.destroy());
    });
  }

  /** Where it listens, once it does. */
  public async start(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, "127.0.0.1", ready));
    return `tcp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
