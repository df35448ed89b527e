import { createHash, randomBytes } from "node:crypto";
import { request } from "node:http";
import type { Socket } from "node:net";
import { encodeFrame, type Frame, FrameReader, Opcode } from "./websocket-frames";

/** Where a websocket is, and how long each step may take. */
export interface WebSocketOptions {
  readonly port: number;
  /** @default "127.0.0.1" */
  readonly address?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  /** Bound on the handshake and on each message, in seconds. */
  readonly timeoutSeconds: number;
}

const KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** A websocket as a browser opens it. Messages are read in the order they come. */
export class WebSocketClient {
  /** Rejects unless the server changes to the websocket protocol. */
  public static open(options: WebSocketOptions): Promise<WebSocketClient> {
    const { port, address: host = "127.0.0.1", path, timeoutSeconds } = options;
    const key = randomBytes(16).toString("base64");
    const accept = createHash("sha1").update(key + KEY_SUFFIX).digest("base64");
    const handshake = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13", "sec-websocket-key": key };
    return new Promise((resolve, reject) => {
      const asked = request({ host, port, path, agent: false, headers: { ...options.headers, ...handshake } });
      asked.setTimeout(timeoutSeconds * 1000, () => asked.destroy(new Error(`no handshake within ${timeoutSeconds} s`)));
      asked.once("error", (error) => reject(new Error(`websocket ${path}: ${error.message}`, { cause: error })));
      asked.once("response", (response) => {
        response.resume();
        reject(new Error(`websocket ${path}: answered ${response.statusCode} instead of 101`));
      });
      asked.once("upgrade", (response, socket: Socket, head) => {
        socket.setTimeout(0);
        if (response.headers["sec-websocket-accept"] === accept) {
          resolve(new WebSocketClient(socket, head, timeoutSeconds));
          return;
        }
        socket.destroy();
        reject(new Error(`websocket ${path}: the answer to the handshake does not belong to it`));
      });
      asked.end();
    });
  }

  private readonly reader = new FrameReader();
  private readonly waiting: (() => void)[] = [];
  private ended?: Error;

  private constructor(
    private readonly socket: Socket,
    head: Buffer,
    private readonly timeoutSeconds: number,
  ) {
    this.reader.push(head);
    socket.on("data", (chunk: Buffer) => {
      this.reader.push(chunk);
      this.wake();
    });
    socket.on("error", (error) => this.end(error));
    socket.on("close", () => this.end(new Error("the connection was closed")));
  }

  public send(message: string | Buffer): void {
    const opcode = typeof message === "string" ? Opcode.TEXT : Opcode.BINARY;
    this.socket.write(encodeFrame(opcode, Buffer.from(message)));
  }

  /** The next message: text as a string, anything else as bytes. */
  public async receive(): Promise<string | Buffer> {
    const { opcode, payload } = await this.next();
    if (opcode === Opcode.CLOSE) throw new Error("the server closed the websocket");
    return opcode === Opcode.TEXT ? payload.toString() : payload;
  }

  /** Says good-bye and waits until the server has too. */
  public async close(): Promise<void> {
    this.socket.write(encodeFrame(Opcode.CLOSE, Buffer.from([0x03, 0xe8])));
    try {
      const { opcode } = await this.next();
      if (opcode !== Opcode.CLOSE) throw new Error("a message came after the good-bye");
    } finally {
      this.socket.destroy();
    }
  }

  /** Drops the connection: for the end of a test. */
  public destroy(): void {
    this.socket.destroy();
  }

  private async next(): Promise<Frame> {
    const end = Date.now() + this.timeoutSeconds * 1000;
    for (;;) {
      const frame = this.reader.shift();
      if (frame?.opcode === Opcode.PING) this.socket.write(encodeFrame(Opcode.PONG, frame.payload));
      else if (frame !== undefined && frame.opcode !== Opcode.PONG) return frame;
      else if (frame === undefined) await this.moreUntil(end);
    }
  }

  private async moreUntil(end: number): Promise<void> {
    if (this.ended) throw this.ended;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no message within ${this.timeoutSeconds} s`)), end - Date.now());
    });
    try {
      await Promise.race([new Promise<void>((wake) => this.waiting.push(wake)), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private end(error: Error): void {
    this.ended ??= error;
    this.wake();
  }

  private wake(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }
}
