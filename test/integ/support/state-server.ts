import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/** What Terraform tells about the one that holds a state. */
export interface LockInfo {
  readonly ID: string;
  readonly Operation: string;
  readonly Who: string;
}

/** A server for Terraform's backend `http`: keeps states, one a path, and lets one process at a time change each. */
export class StateServer {
  public readonly states = new Map<string, string>();

  public readonly locks = new Map<string, LockInfo>();

  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch((error: Error) => response.writeHead(500).end(error.message));
  });

  public async listen(port: number): Promise<void> {
    this.server.listen(port, "127.0.0.1");
    await once(this.server, "listening");
  }

  public close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://state");
    const body = await text(request);
    const held = this.locks.get(pathname);
    if (request.method === "GET") return end(response, this.states.has(pathname) ? 200 : 404, this.states.get(pathname));
    const isForced = request.method === "UNLOCK" && body === "";
    if (held !== undefined && !isForced && held.ID !== (searchParams.get("ID") ?? idIn(body))) {
      return end(response, request.method === "LOCK" ? 423 : 409, JSON.stringify(held));
    }
    if (request.method === "LOCK") this.locks.set(pathname, JSON.parse(body) as LockInfo);
    else if (request.method === "UNLOCK") this.locks.delete(pathname);
    else this.states.set(pathname, body);
    return end(response, 200);
  }
}

/** Id of the lock that the body of LOCK and UNLOCK is about. */
function idIn(body: string): string | undefined {
  return body.startsWith("{") ? (JSON.parse(body) as Partial<LockInfo>).ID : undefined;
}

function end(response: ServerResponse, status: number, body?: string): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(body);
}
