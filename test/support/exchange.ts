import * as http from "node:http";

/** Where a request goes and how long it may take. */
export interface Target {
  readonly address: string;
  readonly port: number;
  /** Bound from connecting to the last byte of the answer, in seconds. */
  readonly timeoutSeconds: number;
}

/** One request. */
export interface Request {
  readonly method: string;
  readonly path: string;
  /** With `transfer-encoding: chunked` the body is sent without its length. */
  readonly headers?: Record<string, string>;
  readonly body?: Buffer;
  /** Time over which the body is spread, in seconds; the bound grows by it. */
  readonly seconds?: number;
}

/** One whole answer. */
export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

const PIECES_PER_SECOND = 4;

/** Sends one request over a connection of its own. Rejects when no whole answer came in time. */
export function exchange(target: Target, request: Request): Promise<Answer> {
  const { address: host, port } = target;
  const { method, path, body = Buffer.alloc(0), seconds = 0 } = request;
  const timeoutSeconds = target.timeoutSeconds + seconds;
  const headers = { ...request.headers, ...(request.body === undefined || request.headers?.["transfer-encoding"] ? {} : { "content-length": body.length }) };
  return new Promise((resolve, reject) => {
    // A kept-alive connection that the server closes while it idles must not look like a failure of the site.
    const sent = http.request({ host, port, method, path, headers, agent: false });
    const fail = (cause: Error): void => {
      clearTimeout(deadline);
      reject(new Error(`${method} ${path}: ${cause.message}`, { cause }));
    };
    const deadline = setTimeout(() => {
      fail(new Error(`no whole answer within ${timeoutSeconds} s`));
      sent.destroy();
    }, timeoutSeconds * 1000);
    sent.on("error", fail);
    sent.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", fail);
      response.on("end", () => {
        clearTimeout(deadline);
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    writeOver(sent, body, seconds);
  });
}

function writeOver(request: http.ClientRequest, body: Buffer, seconds: number): void {
  const pieces = Math.max(1, Math.round(seconds * PIECES_PER_SECOND));
  const size = Math.ceil(body.length / pieces);
  const writeFrom = (start: number): void => {
    if (request.destroyed) {
      return;
    }
    if (start + size >= body.length) {
      request.end(body.subarray(start));
      return;
    }
    request.write(body.subarray(start, start + size));
    setTimeout(() => writeFrom(start + size), 1000 / PIECES_PER_SECOND);
  };
  writeFrom(0);
}
