import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { WebSocketClient } from "./websocket";
import { encodeFrame, FrameReader, Opcode } from "./websocket-frames";

/** What a server sends of a payload: the frame of a client without its mask. */
function frame(first: number, payload: Buffer): Buffer {
  const length = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([first, ...length]), payload]);
}

describe("the frames of a websocket", () => {
  test("of a client are masked", () => {
    const sent = encodeFrame(Opcode.TEXT, Buffer.from("hello"));
    const mask = sent.subarray(2, 6);
    expect([sent[0], sent[1], sent.length]).toEqual([0x81, 0x85, 11]);
    expect(Buffer.from(sent.subarray(6).map((byte, index) => byte ^ mask[index % 4])).toString()).toBe("hello");
  });

  test.each([125, 126, 65_535, 65_536])("of a client tell %i bytes as the protocol wants it", (size) => {
    const header = { 125: 2, 126: 4, 65_535: 4, 65_536: 10 }[size] ?? 0;
    expect(encodeFrame(Opcode.BINARY, Buffer.alloc(size))).toHaveLength(header + 4 + size);
  });

  test("of a server are put together from pieces and fragments, whatever stands between", () => {
    const reader = new FrameReader();
    const bytes = Buffer.concat([frame(0x01, Buffer.from("he")), frame(0x89, Buffer.from("?")), frame(0x80, Buffer.from("llo"))]);
    const seen = [...bytes].flatMap((byte) => {
      reader.push(Buffer.from([byte]));
      const whole = reader.shift();
      return whole === undefined ? [] : [`${whole.opcode} ${whole.payload.toString()}`];
    });
    expect(seen).toEqual([`${Opcode.PING} ?`, `${Opcode.TEXT} hello`]);
  });
});

describe("a websocket client", () => {
  let server: Server;
  let port: number;
  let behave: (socket: Socket, accept: string) => void;

  beforeEach(async () => {
    server = createServer((_, response) => response.writeHead(404).end());
    server.on("upgrade", ({ headers }, socket: Socket) => {
      socket.on("end", () => socket.end());
      const key = `${headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
      behave(socket, createHash("sha1").update(key).digest("base64"));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    port = (server.address() as AddressInfo).port;
  });

  afterEach(() => new Promise((closed) => server.close(closed)));

  const open = (): Promise<WebSocketClient> => WebSocketClient.open({ port, path: "/echo", timeoutSeconds: 1 });
  const accepting = (socket: Socket, accept: string, ...frames: Buffer[]): void => {
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    frames.forEach((bytes) => socket.write(bytes));
    socket.on("data", (chunk: Buffer) => {
      // A pong may lie before the good-bye, which is 8 bytes long.
      if (chunk.at(-8) === 0x88) socket.end(frame(0x88, Buffer.alloc(0)));
    });
  };

  test("reads text and bytes in their order, answers pings and says good-bye", async () => {
    behave = (socket, accept) =>
      accepting(socket, accept, frame(0x81, Buffer.from("one")), frame(0x89, Buffer.alloc(0)), frame(0x82, Buffer.alloc(300, 7)));
    const client = await open();
    expect([await client.receive(), await client.receive()]).toEqual(["one", Buffer.alloc(300, 7)]);
    await client.close();
  });

  test("rejects where the server answers like to any request", async () => {
    behave = (socket) => socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    await expect(open()).rejects.toThrow("websocket /echo: answered 403 instead of 101");
  });

  test("rejects a handshake that answers another one", async () => {
    behave = (socket) => accepting(socket, "x");
    await expect(open()).rejects.toThrow("websocket /echo: the answer to the handshake does not belong to it");
  });

  test("waits for no message longer than it was told", async () => {
    behave = accepting;
    const client = await open();
    await expect(client.receive()).rejects.toThrow("no message within 1 s");
    await client.close();
  });
});
