import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { Apache, Nginx, type ProxySite, Tls, UpstreamProtocol } from "../../lib";
import { DROPPED_HEADERS } from "../../lib/reverse-proxy/client-headers";
import { Chain, hostOf } from "./smuggling/chain";
import { type Answer, send } from "./smuggling/raw";
import { isEcho, seenBy } from "./smuggling/verdict";

const PORTS = { nginx: 18620, apache: 18621 };
/** Everybody on this machine is a trusted proxy of theirs. */
const TRUSTING = { nginx: 18622, apache: 18623 };
/** Nobody here is. */
const WARY = { nginx: 18624, apache: 18625 };
const ENGINES = { nginx: () => new Nginx(), apache: () => new Apache() };
const UPGRADER = "tunnel.example.com";
const OWN = ["X-Forwarded-User", "X-Own-User"];

const chain = new Chain("wssm-headers");
const ways = chain.servers.map((server) => [server, hostOf(server)] as const);

beforeAll(async () => {
  chain.start();
  chain.startProgram("upgrader", readFileSync(join(__dirname, "fixtures/upgrader/server.py"), "utf8"));
  for (const name of ["nginx", "apache"] as const) {
    const trusting = (trustedProxies: string[]): Tls => Tls.terminatedElsewhere({ trustedProxies, trustedHeaders: OWN });
    await chain.startProxy(name, PORTS[name], ENGINES[name](), withUpgrader);
    await chain.startProxy(`trusting-${name}`, TRUSTING[name], ENGINES[name](), withUpgrader, trusting(["172.16.0.0/12", "192.168.0.0/16", "10.0.0.0/8"]));
    await chain.startProxy(`wary-${name}`, WARY[name], ENGINES[name](), withUpgrader, trusting(["192.0.2.1"]));
  }
  await chain.untilServing([PORTS, TRUSTING, WARY].flatMap((ports) => Object.values(ports)));
}, 300_000);

afterAll(() => chain.dispose());

describe.each(["nginx", "apache"] as const)("%s", (proxy) => {
  test.each(ways)("passes on no header by which a client could name itself, in any spelling: %s", async (_, host) => {
    const names = DROPPED_HEADERS.flatMap(spellings);
    for (const port of [PORTS[proxy], TRUSTING[proxy], WARY[proxy]]) {
      const forgeable = port === TRUSTING[proxy] ? names.filter((name) => !OWN.includes(name.replaceAll("_", "-"))) : names;
      expect(await arrivedOf(port, host, forgeable)).toEqual([]);
    }
  });

  test.each(ways)("passes on a header that is named as a trusted proxy's, from that one alone: %s", async (_, host) => {
    const lines = OWN.map((name) => `${name}: alice`);
    const named = { HTTP_X_FORWARDED_USER: "alice", HTTP_X_OWN_USER: "alice" };
    expect(await seen(TRUSTING[proxy], host, lines)).toMatchObject(named);
    expect(Object.keys(await seen(WARY[proxy], host, lines))).not.toEqual(expect.arrayContaining([expect.stringMatching(/_USER$/)]));
    expect(await arrivedOf(TRUSTING[proxy], host, ["X_Own_User", "X-Own_User", "X_Forwarded-User"])).toEqual([]);
  });

  test.each(ways)("tells headers that are nobody's identity: %s", async (_, host) => {
    expect(await seen(PORTS[proxy], host, ["X-Api-Key: k", "Accept-Language: de"])).toMatchObject({ HTTP_X_API_KEY: "k", HTTP_ACCEPT_LANGUAGE: "de" });
  });

  test.each<[string[], string]>([
    [["https"], "https"], [["HTTPS"], "https"], [["https, https"], "https"], [["https,http"], "https"], [["https", "http"], "https"], [["wss"], "https"],
    [[], "http"], [["http"], "http"], [["http, https"], "http"], [["httpsx"], "http"], [["ftp"], "http"], [[""], "http"], [["ws"], "http"],
  ])("takes the first scheme of %j for the browser's: %s", async (values, scheme) => {
    const lines = values.map((value) => `X-Forwarded-Proto: ${value}`);
    for (const [, host] of ways) {
      expect(await seen(TRUSTING[proxy], host, lines)).toMatchObject({ HTTP_X_FORWARDED_PROTO: scheme });
      expect(await seen(WARY[proxy], host, lines)).toMatchObject({ HTTP_X_FORWARDED_PROTO: "http" });
      expect(await seen(PORTS[proxy], host, lines)).toMatchObject({ HTTP_X_FORWARDED_PROTO: "http" });
    }
  });

  test.each([
    ["6.6.6.6", "6.6.6.6"], ["6.6.6.6:1234", "6.6.6.6"], ["7.7.7.7, 6.6.6.6:1234", "6.6.6.6"], ["6.6.6.6:1, 10.1.2.3:2", "6.6.6.6"],
    ["2001:db8::6", "2001:db8::6"], ["[2001:db8::6]:1234", "2001:db8::6"], ["[2001:db8::6]", "2001:db8::6"],
  ])("reads X-Forwarded-For: %s as %s", async (value, address) => {
    for (const [, host] of ways) {
      const found = await seen(TRUSTING[proxy], host, [`X-Forwarded-For: ${value}`]);
      expect([found.HTTP_X_FORWARDED_FOR, found.HTTP_X_REAL_IP]).toEqual([address, address]);
      expect((await seen(WARY[proxy], host, [`X-Forwarded-For: ${value}`])).HTTP_X_REAL_IP).not.toBe(address);
    }
  });

  test.each([
    ["h2c"], ["h2c, websocket"], ["websocket, h2c"], ["websocket", "h2c"], ["h2c", "websocket"], ["TLS/1.0"], ["websocketx"], ["WebTransport"],
  ])("asks no application to change to %s", async (...values: string[]) => {
    const lines = values.map((value) => `Upgrade: ${value}`);
    for (const connection of ["Upgrade", "upgrade, HTTP2-Settings", "close, Upgrade"]) {
      const request = [...lines, `Connection: ${connection}`, "HTTP2-Settings: AAMAAABkAAQAAP__"];
      for (const port of [PORTS[proxy], TRUSTING[proxy]]) {
        const answer = await get(port, UPGRADER, request);
        expect(answer.status).not.toBe(101);
        const told = answer.status === 200 ? (JSON.parse(answer.body) as [string, string][]) : [];
        expect(told.filter(([header, value]) => header === "http2-settings" || header === "upgrade" || /upgrade/i.test(value))).toEqual([]);
      }
    }
  });

  test("lets a websocket have its connection", async () => {
    for (const name of ["websocket", "WebSocket"]) {
      const head = `GET / HTTP/1.1\r\nHost: ${UPGRADER}\r\nConnection: Upgrade\r\nUpgrade: ${name}\r\n\r\n`;
      expect(await tunnelled(PORTS[proxy], head, "hello\n")).toMatch(/^HTTP\/1\.1 101 .*tunnel:hello\n$/s);
    }
  });
});

/** With one more site, before the server that agrees to everything. */
function withUpgrader(usual: ProxySite[]): ProxySite[] {
  const servers = [`${chain.container("upgrader")}:8000`];
  const site = { ...usual[0], name: "upgrader", serverNames: [UPGRADER], servers, protocol: UpstreamProtocol.HTTP, idleConnectionSeconds: 4 };
  return [...usual, site];
}

/** Values of headers that have arrived, by the names that were sent. */
async function arrivedOf(port: number, host: string, names: readonly string[]): Promise<string[]> {
  const arrived: string[] = [];
  // Apache takes a hundred headers.
  for (let at = 0; at < names.length; at += 60) {
    const lines = names.slice(at, at + 60).map((name, index) => `${name}: forged-${at + index}`);
    for (const value of Object.values(await seen(port, host, lines))) {
      for (const [, index] of value.matchAll(/forged-([0-9]+)/g)) arrived.push(names[Number(index)]);
    }
  }
  return arrived;
}

async function seen(port: number, host: string, lines: readonly string[]): Promise<{ readonly [name: string]: string }> {
  const answer = await get(port, host, lines);
  if (!isEcho(answer)) throw new Error(`the application was not asked: ${answer.status} ${answer.body}`);
  return seenBy(answer).headers;
}

async function get(port: number, host: string, lines: readonly string[]): Promise<Answer> {
  const { answers: [answer] } = await send(port, [[`GET / HTTP/1.1`, `Host: ${host}`, ...lines, "", ""].join("\r\n")]);
  if (answer === undefined) throw new Error(`no answer at port ${port}`);
  return answer;
}

/** What comes back over a connection that is sent a request, and then a text once its head was answered. */
function tunnelled(port: number, head: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(head));
    let received = "";
    socket.setTimeout(10_000, () => socket.destroy());
    socket.on("data", (chunk: Buffer) => {
      received += chunk.toString("latin1");
      if (received.endsWith("\r\n\r\n")) socket.write(text);
    });
    socket.once("error", reject).once("close", () => resolve(received));
  });
}

/** The name with an underscore for some of its hyphens, all or none. */
function spellings(name: string): string[] {
  const [first, ...rest] = name.split("-");
  return rest.reduce((begun, word) => begun.flatMap((one) => [`${one}-${word}`, `${one}_${word}`]), [first]);
}
