import * as http from "node:http";
import type { AddressInfo } from "node:net";

/** A request as the fake shop saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** Answers a request itself by returning true; otherwise the shop's own page follows. */
export type Trouble = (request: SeenRequest, response: http.ServerResponse) => boolean;

const CSS = "/static/shop.0123456789ab.css";

/** A server whose pages have what the shop's have: a form with a token, a hashed style sheet, the release. */
export class FakeShop {
  public readonly seen: SeenRequest[] = [];
  public readonly orders: string[] = [];
  public trouble: Trouble = () => false;
  private secrets = 0;
  private readonly server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      const seen = { method, path, headers, body: Buffer.concat(chunks).toString("latin1") };
      this.seen.push(seen);
      if (!this.trouble(seen, response)) {
        this.answer(seen, response);
      }
    });
  });

  /** Listens on a free loopback port. */
  public async start(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return (this.server.address() as AddressInfo).port;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: SeenRequest, response: http.ServerResponse): void {
    const secret = /csrftoken=([^;]+)/.exec(request.headers.cookie ?? "")?.[1];
    if (request.path === CSS) {
      response.writeHead(200, { "content-type": "text/css" }).end("body {}");
    } else if (request.method === "POST") {
      this.take(request, secret, response);
    } else {
      const value = secret ?? `secret${this.secrets++}`;
      if (secret === undefined) {
        response.setHeader("set-cookie", `csrftoken=${value}; Path=/; SameSite=Lax`);
      }
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(this.page(value));
    }
  }

  private take(request: SeenRequest, secret: string | undefined, response: http.ServerResponse): void {
    const token = /csrfmiddlewaretoken(?:=|"\r\n\r\n)([a-z0-9]+)/.exec(request.body)?.[1];
    if (secret === undefined || token !== secret) {
      response.writeHead(403).end("CSRF verification failed");
      return;
    }
    this.orders.push(new URLSearchParams(request.body).get("name") ?? "");
    response.writeHead(302, { location: "/" }).end();
  }

  private page(token: string): string {
    return `<link rel="stylesheet" href="${CSS}"><form method="post">
      <input type="hidden" name="csrfmiddlewaretoken" value="${token}">
      <select name="product" id="id_product"> <option value="7">Cup</option></select></form>
      <p>Shop release <span class="release">1.0.0</span></p>`;
  }
}
