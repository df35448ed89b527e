import { connect } from "node:net";

/** One answer of a server. */
export interface Answer {
  readonly status: number;
  /** Names in small letters; a header that came twice has both values. */
  readonly headers: { readonly [name: string]: readonly string[] };
  readonly body: string;
}

/** What came back over one connection. */
export interface Exchange {
  readonly answers: readonly Answer[];
  /** Whether the server closed the connection. */
  readonly closed: boolean;
}

/**
 * Sends bytes as they are over one connection, each part when the one before it was answered or was not for `patience`
 * milliseconds. Ends when the server closes or has answered as often as there are parts, or is silent for as long.
 */
export function send(port: number, parts: readonly string[], patience = 3000): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const waiting = [...parts];
    let received = "";
    let sent = 0;
    let timer: NodeJS.Timeout | undefined;
    const finish = (closed: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ answers: answersIn(received), closed });
    };
    const next = (): void => {
      clearTimeout(timer);
      const part = waiting.shift();
      if (part === undefined) return finish(false);
      sent += 1;
      socket.write(Buffer.from(part, "latin1"));
      timer = setTimeout(next, patience);
    };
    socket.once("connect", next);
    socket.on("data", (chunk: Buffer) => {
      received += chunk.toString("latin1");
      if (answersIn(received).length >= sent) next();
    });
    socket.once("close", () => finish(true));
    // A reset is a way to close.
    socket.once("error", (error: NodeJS.ErrnoException) => (error.code === "ECONNRESET" || error.code === "EPIPE" ? finish(true) : reject(error)));
  });
}

/** The whole answers at the beginning of a text. An answer without a length is whole with what there is. */
function answersIn(text: string): Answer[] {
  const head = /^HTTP\/1\.[01] ([0-9]{3})[^\r\n]*\r\n(.*?)\r\n\r\n/s.exec(text);
  if (!head) return [];
  const headers: { [name: string]: string[] } = {};
  for (const line of head[2].split("\r\n")) {
    const [, name, value] = /^([^:]+):[ \t]*(.*)$/.exec(line) ?? ["", "", ""];
    (headers[name.toLowerCase()] ??= []).push(value);
  }
  const rest = text.slice(head[0].length);
  const { body, length } = bodyIn(rest, headers);
  return length > rest.length ? [] : [{ status: Number(head[1]), headers, body }, ...answersIn(rest.slice(length))];
}

function bodyIn(rest: string, headers: { readonly [name: string]: readonly string[] }): { readonly body: string; readonly length: number } {
  if (headers["transfer-encoding"]?.[0] === "chunked") return chunksIn(rest);
  const length = Number(headers["content-length"]?.[0] ?? rest.length);
  return { body: rest.slice(0, length), length };
}

function chunksIn(rest: string, body = "", at = 0): { readonly body: string; readonly length: number } {
  const [line, size] = /^([0-9a-f]+)\r\n/i.exec(rest.slice(at)) ?? [];
  if (line === undefined) return { body, length: Infinity };
  const bytes = parseInt(size, 16);
  const begin = at + line.length;
  const end = begin + bytes + 2;
  return bytes === 0 ? { body, length: end } : chunksIn(rest, body + rest.slice(begin, begin + bytes), end);
}
