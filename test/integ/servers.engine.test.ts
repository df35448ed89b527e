import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Apache, Nginx } from "../../lib";
import { type MeasuredRow, serversPage } from "../../scripts/servers-page";
import { REMARKS } from "./behaviour/remarks";
import { LIMIT_MIB, type Row, ROWS } from "./behaviour/rows";
import type { Way } from "./behaviour/way";
import { Chain, hostOf } from "./smuggling/chain";

const PAGE = join(__dirname, "../../docs/servers.md");
const PORTS = { nginx: 21220, apache: 21221 };

const chain = new Chain("wsv-behaviour", {
  project: join(__dirname, "fixtures/behaviour"), size: { memoryMiB: 512, maxBodySizeMiB: LIMIT_MIB, requestTimeoutSeconds: 20 },
});
const ways: Way[] = Object.entries(PORTS).flatMap(([proxy, port]) => chain.servers.map((server) => ({ chain, proxy, port, server, host: hostOf(server) })));
const measured: MeasuredRow[] = [];

beforeAll(async () => {
  chain.start();
  await chain.startProxy("nginx", PORTS.nginx, new Nginx());
  await chain.startProxy("apache", PORTS.apache, new Apache());
  await chain.untilServing(Object.values(PORTS));
}, 300_000);

afterAll(() => chain.dispose());

describe("no server does worse than Gunicorn, or it is said why and what to take instead", () => {
  test.each(ROWS)("$title", async (row) => {
    const found = await inGroups(row, (way) => row.measure(way));
    const outcomes: Record<string, Record<string, string>> = {};
    ways.forEach(({ proxy, server }, index) => ((outcomes[server] ??= {})[proxy] = found[index]));
    measured.push({ title: row.title, outcomes });

    expect(ways.flatMap(({ proxy, server }) => (levelOf(row, outcomes[server][proxy]) < 0 ? [`${proxy} -> ${server}: ${outcomes[server][proxy]}`] : []))).toEqual([]);
    const worse = ways.filter(({ proxy, server }) => levelOf(row, outcomes[server][proxy]) > levelOf(row, outcomes.gunicorn[proxy]));
    const told = REMARKS.filter(({ title }) => title === row.title).map(({ proxy, server }) => `${proxy} -> ${server}`);
    expect(worse.map(({ proxy, server }) => `${proxy} -> ${server}`).sort()).toEqual(told.sort());
  }, 120_000);
});

test("docs/servers.md says what was measured; UPDATE_SERVERS_PAGE=1 writes it", () => {
  const page = serversPage(measured, REMARKS);
  if (process.env.UPDATE_SERVERS_PAGE === "1") writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, "utf8")).toBe(page);
});

function levelOf({ levels }: Row, outcome: string): number {
  return levels.findIndex((level) => level.includes(outcome));
}

async function inGroups({ atOnce }: Row, measure: (way: Way) => Promise<string>): Promise<string[]> {
  const ofOneProxy = Object.keys(PORTS).map((proxy) => ways.filter((way) => way.proxy === proxy));
  const groups = { all: [ways], one: ways.map((way) => [way]), proxy: ofOneProxy }[atOnce ?? "proxy"];
  const found: string[] = [];
  for (const group of groups) found.push(...(await Promise.all(group.map(measure))));
  return found;
}
