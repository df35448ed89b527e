import { connect, type Socket } from "node:net";

const PIECE_MS = 1000;
const OPENING_SECONDS = 20;

/** Clients that send a request so slowly that it never ends: half of them its head, half of them its body. */
export class SlowClients {
  private readonly sockets = new Map<number, Socket>();
  private connected = 0;
  private fewestSeen = Infinity;
  private timer?: NodeJS.Timeout;

  public constructor(
    private readonly site: { readonly port: number; readonly host: string },
    private readonly count: number,
  ) {}

  /** Resolves when all of them are connected. */
  public async start(): Promise<void> {
    for (let number = 0; number < this.count; number++) this.open(number);
    const end = Date.now() + OPENING_SECONDS * 1000;
    while (this.connected < this.count) {
      if (Date.now() > end) throw new Error(`${this.connected} of ${this.count} slow clients are connected after ${OPENING_SECONDS} s`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    this.timer = setInterval(() => this.goOn(), PIECE_MS);
  }

  /** The fewest of them that were connected at any time since all were. */
  public get fewest(): number {
    return this.fewestSeen;
  }

  public stop(): void {
    clearInterval(this.timer);
    const sockets = [...this.sockets.values()];
    this.sockets.clear();
    sockets.forEach((socket) => socket.destroy());
  }

  private open(number: number): void {
    const socket = connect({ host: "127.0.0.1", port: this.site.port });
    this.sockets.set(number, socket);
    socket.once("connect", () => {
      this.connected++;
      socket.write(this.head(number));
    });
    // The site may send them away; they come again.
    socket.on("error", () => undefined).on("end", () => socket.destroy()).resume();
    socket.once("close", () => {
      this.connected--;
      if (this.sockets.get(number) === socket) this.open(number);
    });
  }

  private goOn(): void {
    this.fewestSeen = Math.min(this.fewestSeen, this.connected);
    for (const [number, socket] of this.sockets) if (socket.readyState === "open") socket.write(slowInHead(number) ? "X-Slow: x\r\n" : "x");
  }

  private head(number: number): string {
    const head = `POST /orders/ HTTP/1.1\r\nHost: ${this.site.host}\r\n`;
    return slowInHead(number) ? head : `${head}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n`;
  }
}

function slowInHead(number: number): boolean {
  return number % 2 === 0;
}
