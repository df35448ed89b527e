import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { FETCH_COMMAND } from "../../../lib/reverse-proxy/apache/fetch";

let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/hangs") return;
    response.writeHead(request.url === "/missing" ? 404 : request.url === "/empty" ? 204 : 200);
    response.end(request.url === "/empty" ? "" : `${request.url}\r\n\r\nat ${request.headers.host?.replace(/[0-9]+$/, "port")}`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function fetched(path: string): Promise<{ code: number; body: string }> {
  const [program = "", ...words] = [...FETCH_COMMAND, `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`];
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "ignore"], timeout: 10_000 });
  let body = "";
  child.stdout.on("data", (chunk: Buffer) => (body += chunk.toString()));
  const [code] = (await once(child, "close")) as [number];
  return { code, body };
}

test.each([["/a%20b?c=d", "/a%20b?c=d"], ["", "/"], ["/", "/"]])("prints the answer of %j and nothing else", async (path, asked) => {
  expect(await fetched(path)).toEqual({ code: 0, body: `${asked}\r\n\r\nat 127.0.0.1:port` });
});

test.each(["/missing", "/empty"])("fails at %s, which is no 200", async (path) => {
  expect(await fetched(path)).toEqual({ code: 1, body: "" });
});

test("fails within two seconds when there is no answer", async () => {
  const begin = Date.now();
  expect((await fetched("/hangs")).code).toBe(124);
  expect(Date.now() - begin).toBeLessThan(4000);
});
