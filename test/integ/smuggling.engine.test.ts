import { Apache, Nginx } from "../../lib";
import { Chain, hostOf } from "./smuggling/chain";
import type { Probe } from "./smuggling/probe";
import { pieces } from "./smuggling/probes-chunks";
import { heads } from "./smuggling/probes-heads";
import { codings, lengths } from "./smuggling/probes-lengths";
import { send } from "./smuggling/raw";
import { isEcho, problemsOf, second, seenBy } from "./smuggling/verdict";
import { logs } from "./support/inside";

const PORTS = { nginx: 18600, apache: 18601 };
const PROBES: readonly [string, (host: string) => Probe[]][] = [["coding", codings], ["length", lengths], ["pieces", pieces], ["head", heads]];

const chain = new Chain("wssm-probes");
const ways = Object.entries(PORTS).flatMap(([proxy, port]) => chain.servers.map((server) => ({ name: `${proxy} -> ${server}`, port, host: hostOf(server) })));

beforeAll(async () => {
  chain.start();
  await chain.startProxy("nginx", PORTS.nginx, new Nginx());
  await chain.startProxy("apache", PORTS.apache, new Apache());
  await chain.untilServing(Object.values(PORTS));
}, 300_000);

afterAll(() => chain.dispose());

describe.each(PROBES)("a request that may be read in two ways is refused or read in one: %s", (_, probesFor) => {
  const names = probesFor("").map(({ name }) => name);
  test.each(names)("%s", async (name) => {
    const found = await Promise.all(ways.map(async ({ name: way, port, host }) => {
      const [{ request, bodies }] = probesFor(host).filter((probe) => probe.name === name);
      const exchange = await send(port, [request, second(host)]);
      return [...problemsOf(exchange, { host, bodies }), ...(await problemsOfOthers(port, host))].map((problem) => `${way}: ${problem}`);
    }));
    expect(found.flat()).toEqual([]);
  });
});

test("no application saw a request that was hidden in another", () => {
  for (const server of chain.servers) {
    const seen = logs(chain.container(server));
    expect(seen).toContain("seen POST '/probe'");
    expect(seen).not.toContain("/smuggled");
  }
});

test("a request that is hidden in none is noticed", async () => {
  for (const { port, host } of ways) {
    const [probe, smuggled] = ["/probe", "/smuggled"].map((path) => second(host).replace("/second", path));
    const exchange = await send(port, [probe + smuggled, second(host)]);
    expect(problemsOf(exchange, { host, bodies: [""] })).toContain("/second was asked for, /smuggled arrived");
  }
  for (const server of chain.servers) expect(logs(chain.container(server))).toContain("seen GET '/smuggled'");
});

/** Somebody else's request gets its own answer, over the connections to the application that the probe left behind. */
async function problemsOfOthers(port: number, host: string): Promise<string[]> {
  const { answers: [answer] } = await send(port, [`GET /other HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`]);
  if (answer === undefined || !isEcho(answer)) return [`another client got ${JSON.stringify(answer)}`];
  const { method, path } = seenBy(answer);
  return method === "GET" && path === "/other" ? [] : [`another client's request arrived as ${method} ${path}`];
}
