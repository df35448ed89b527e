import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync, mkdtempSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

interface Manifest {
  readonly type: string;
  readonly digest: string;
  readonly body: Buffer;
}

/**
 * As much of an image registry as `docker push` and `docker pull` need. Docker speaks HTTP to a
 * registry of this machine, and it lets everybody in.
 *
 * @see https://github.com/opencontainers/distribution-spec
 */
export class ImageRegistry {
  /** Each name a manifest was pushed under, as often as it was. */
  public readonly pushed: string[] = [];

  private readonly folder = mkdtempSync(join(tmpdir(), "webstack-registry-"));
  private readonly manifests = new Map<string, Manifest>();
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch((error: Error) => {
      // Docker hangs up on a layer that it finds it has.
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(error.message);
    });
  });

  public async listen(port: number): Promise<void> {
    this.server.listen(port, "127.0.0.1");
    await once(this.server, "listening");
  }

  public close(): void {
    this.server.closeAllConnections();
    this.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://registry");
    const [, name, kind, reference] = /^\/v2\/(.+)\/(blobs\/uploads|blobs|manifests)\/([^/]*)$/.exec(pathname) ?? [];
    if (pathname === "/v2/") return end(response, 200);
    if (name === undefined) return end(response, 404);
    if (kind === "manifests") return request.method === "PUT" ? this.keepManifest(name, reference, request, response) : this.giveManifest(name, reference, request, response);
    if (kind === "blobs") return this.giveBlob(reference, request, response);
    const upload = request.method === "POST" ? randomUUID() : reference;
    await pipeline(request, createWriteStream(this.file(upload), { flags: "a" }));
    const digest = searchParams.get("digest");
    const range = `0-${Math.max(statSync(this.file(upload)).size - 1, 0)}`;
    if (digest === null) return end(response, 202, { Location: `/v2/${name}/blobs/uploads/${upload}`, Range: range });
    renameSync(this.file(upload), this.file(digest));
    return end(response, 201, { "Docker-Content-Digest": digest });
  }

  private async keepManifest(name: string, reference: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray() as Buffer[]);
    const digest = `sha256:${createHash("sha256").update(body).digest("hex")}`;
    const manifest = { type: request.headers["content-type"] ?? "", digest, body };
    for (const known of [reference, digest]) this.manifests.set(`${name}:${known}`, manifest);
    this.pushed.push(`${name}:${reference}`);
    end(response, 201, { "Docker-Content-Digest": digest });
  }

  private giveManifest(name: string, reference: string, request: IncomingMessage, response: ServerResponse): void {
    const manifest = this.manifests.get(`${name}:${reference}`);
    if (manifest === undefined) return end(response, 404);
    const { type, digest, body } = manifest;
    response.writeHead(200, { "Content-Type": type, "Docker-Content-Digest": digest, "Content-Length": body.length });
    response.end(request.method === "HEAD" ? undefined : body);
  }

  private async giveBlob(digest: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = this.file(digest);
    if (!existsSync(file)) return end(response, 404);
    response.writeHead(200, { "Content-Type": "application/octet-stream", "Docker-Content-Digest": digest, "Content-Length": statSync(file).size });
    if (request.method === "HEAD") response.end();
    else await pipeline(createReadStream(file), response);
  }

  private file(name: string): string {
    return join(this.folder, name.replace(":", "-"));
  }
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end();
}
