import { join } from "node:path";
import { Apache, Django, Nginx } from "../../lib";
import { ask, type Way } from "./behaviour/way";
import { Chain, hostOf } from "./smuggling/chain";
import type { Size } from "./smuggling/running";
import { docker } from "./support/docker";

const MIB = 1024 * 1024;
/** What there is around a file in the body of a form. */
const [BEFORE, AFTER] = ['--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n', "\r\n--x--\r\n"];

const project = join(__dirname, "fixtures/uploads");
const framework = new Django({ project: "project", migrate: false, collectstatic: false });

/** Files that Django takes, on every server behind both proxies, one server at a time: the proxy has room for one site's. */
describe("four uploads of the usual limit at once, with the space that an application has by default", () => {
  const ways = waysOf("wsv-usual", { nginx: 21240, apache: 21241 }, { memoryMiB: 512, maxBodySizeMiB: 10 });

  test.each(ways)("$proxy -> $server", async (way) => {
    expect(await Promise.all([10, 10, 10, 10].map((size) => upload(way, size)))).toEqual(["taken", "taken", "taken", "taken"]);
    expect(wasKilled(way)).toBe(false);
  });
});

describe("uploads as large as a limit of 60 MiB lets them be, with the space that the rules ask for", () => {
  const ways = waysOf("wsv-large", { nginx: 21242, apache: 21243 }, { memoryMiB: 1024, maxBodySizeMiB: 60, asRulesAsk: true });

  test.each(ways)("$proxy -> $server", async (way) => {
    for (const size of [40, 59, 60]) expect([size, await upload(way, size)]).toEqual([size, "taken"]);
    expect(await Promise.all([60, 60].map((size) => upload(way, size)))).toEqual(["taken", "taken"]);
    expect(wasKilled(way)).toBe(false);
  }, 60_000);
});

function waysOf(prefix: string, ports: { readonly nginx: number; readonly apache: number }, size: Partial<Size>): Way[] {
  const chain = new Chain(prefix, { project, framework, size: { requestTimeoutSeconds: 30, ...size } });
  beforeAll(async () => {
    chain.start();
    await chain.startProxy("nginx", ports.nginx, new Nginx());
    await chain.startProxy("apache", ports.apache, new Apache());
    await chain.untilServing(Object.values(ports));
  }, 300_000);
  afterAll(() => chain.dispose());
  return Object.entries(ports).flatMap(([proxy, port]) => chain.servers.map((server) => ({ chain, proxy, port, server, host: hostOf(server) })));
}

/** A file, in a body of exactly this size. */
async function upload(way: Way, bodyMiB: number): Promise<string> {
  const file = Buffer.alloc(bodyMiB * MIB - BEFORE.length - AFTER.length, "x");
  const body = Buffer.concat([Buffer.from(BEFORE), file, Buffer.from(AFTER)]);
  const answer = ask(way, "/upload", { body, headers: { "content-type": "multipart/form-data; boundary=x" } });
  return answer.then((it) => (it.status === 200 && it.body === String(file.length) ? "taken" : `${it.status}: ${it.body.slice(0, 200)}`), String);
}

/** Whether the kernel ended a process for want of memory. */
function wasKilled({ chain, server }: Way): boolean {
  return docker("inspect", "--format", "{{.State.OOMKilled}}", chain.container(server)) === "true";
}
