import { setTimeout as sleep } from "node:timers/promises";
import { WebSocketClient } from "../../support/websocket";
import { docker } from "../support/docker";
import { readPausing, readStream } from "./event-stream";
import { ask, repeat, statusOf, tally, type Way } from "./way";

export const LIMIT_MIB = 10;
const MIB = 1024 * 1024;
const COOKIE = `a=${"a".repeat(15_998)}`;
const QUERY = "a".repeat(15_950);

/** Something out of the ordinary that is asked of every server, and what may come of it. */
export interface Row {
  readonly title: string;
  /** What may be said of it, level by level, the best first. */
  readonly levels: readonly (readonly string[])[];
  readonly measure: (way: Way) => Promise<string>;
  /** Which ways are measured at once, those of a proxy unless it says otherwise: the proxy's space is for the uploads of one site. */
  readonly atOnce?: "one" | "all";
}

const OF_THE_HEAD = [["200"], ["400", "413", "414", "431"], ["500", "502"]];

/** Measured one after the other. The last stops the servers. */
export const ROWS: readonly Row[] = [
  {
    title: "A body of 1 MiB that the application does not read before it answers 401",
    levels: [["401"]],
    measure: async (way) => tally(await repeat(40, 4, () => statusOf(ask(way, "/refused", { body: Buffer.alloc(MIB) })))),
  },
  {
    title: "The same, where the answer comes in parts",
    levels: [["401"]],
    measure: async (way) => tally(await repeat(20, 4, () => statusOf(ask(way, "/refused-in-parts", { body: Buffer.alloc(MIB) })))),
  },
  {
    title: "The same, where the application raises",
    levels: [["500"]],
    measure: async (way) => tally(await repeat(20, 4, () => statusOf(ask(way, "/broken", { body: Buffer.alloc(MIB) })))),
  },
  {
    title: "The same, with `Expect: 100-continue`",
    levels: [["401"]],
    measure: async (way) => tally(await repeat(4, 4, () => statusOf(ask(way, "/refused", { body: Buffer.alloc(MIB), headers: { expect: "100-continue" } })))),
  },
  {
    title: "A body of 1 MiB that is read after the answer has begun",
    levels: [["read"], ["cut"]],
    measure: async (way) => tally(await repeat(8, 4, () => readLater(way))),
  },
  {
    title: `Four uploads of ${LIMIT_MIB} MiB, the limit, at once`,
    levels: [["200"]],
    atOnce: "one",
    measure: async (way) => tally(await repeat(4, 4, () => statusOf(ask(way, "/upload", { body: Buffer.alloc(LIMIT_MIB * MIB) })))),
  },
  {
    title: "An upload of one byte above the limit",
    levels: [["413"]],
    measure: (way) => statusOf(ask(way, "/upload", { body: Buffer.alloc(LIMIT_MIB * MIB + 1) })),
  },
  {
    title: "Twelve uploads that take 5 seconds each, and a page meanwhile",
    levels: [["200, at once"], ["200, late"]],
    measure: slowUploads,
  },
  {
    title: "An event stream",
    levels: [["one by one"], ["at the end"]],
    measure: async (way) => {
      const { times } = await readStream(way, "/events?count=4&gap=0.5");
      return times.length > 0 && times[times.length - 1] - times[0] > 1000 ? "one by one" : "at the end";
    },
  },
  {
    title: "A websocket",
    levels: [["open"], ["none"]],
    measure: websocket,
  },
  {
    title: "A request with 90 headers",
    levels: OF_THE_HEAD,
    measure: (way) => headers(way, numbered(90)),
  },
  {
    title: "A request with 105 headers",
    levels: OF_THE_HEAD,
    measure: (way) => headers(way, numbered(105)),
  },
  {
    title: "A request with 1,000 headers",
    levels: OF_THE_HEAD,
    measure: (way) => headers(way, numbered(1000)),
  },
  {
    title: "A cookie of 16,000 bytes",
    levels: OF_THE_HEAD,
    measure: (way) => headers(way, { cookie: COOKIE }),
  },
  {
    title: "A URL of 16,000 bytes",
    levels: OF_THE_HEAD,
    measure: (way) => headers(way, {}, QUERY),
  },
  {
    title: "Both at once",
    levels: OF_THE_HEAD,
    measure: (way) => headers(way, { cookie: COOKIE }, QUERY),
  },
  {
    title: "Six headers of 16,000 bytes",
    levels: OF_THE_HEAD,
    measure: (way) => headers(way, Object.fromEntries(Array.from({ length: 6 }, (_, number) => [`x-number-${number}`, "a".repeat(15_980)]))),
  },
  {
    title: "An answer of 20 MiB to a client that pauses for 8 seconds",
    levels: [["whole"], ["cut"]],
    measure: async (way) => ((await readPausing(way, "/large?mib=20", 8)) === 20 * MIB ? "whole" : "cut"),
  },
  {
    title: "Twelve clients that leave in the middle of an event stream, and a page right after",
    levels: [["ended, at once"], ["go on, at once"], ["ended, late"], ["go on, late"]],
    measure: leaving,
  },
  {
    title: "SIGTERM in the middle of a request",
    levels: [["answered"], ["cut"]],
    atOnce: "all",
    measure: terminated,
  },
];

async function readLater(way: Way): Promise<string> {
  const answer = ask(way, "/begun", { body: Buffer.alloc(MIB) });
  return answer.then(({ status, body }) => (status === 200 && body === `begun ${MIB}` ? "read" : `${status}: ${body}`), () => "cut");
}

async function slowUploads(way: Way): Promise<string> {
  const uploads = Promise.all(Array.from({ length: 12 }, () => statusOf(ask(way, "/upload", { body: Buffer.alloc(MIB / 5), seconds: 5 }))));
  await sleep(1500);
  const begin = Date.now();
  const page = await statusOf(ask(way, "/"));
  const waited = Date.now() - begin;
  const statuses = [...(await uploads), page];
  return `${tally(statuses)}, ${waited < 2000 ? "at once" : "late"}`;
}

async function websocket({ port, host, server }: Way): Promise<string> {
  const opened = await WebSocketClient.open({ port, path: "/", headers: { host }, timeoutSeconds: 10 }).catch(() => undefined);
  if (opened === undefined) return "none";
  opened.send("hello");
  const answer = String(await opened.receive());
  await opened.close();
  return answer === "hello" ? "open" : `open, but ${server} says ${answer}`;
}

async function headers(way: Way, sent: Record<string, string>, query = ""): Promise<string> {
  const { status, body } = await ask(way, `/headers?${query}`, { headers: sent });
  const values = Object.entries(sent).filter(([name]) => name !== "host").map(([, value]) => value.length);
  const expected = `${values.length} headers, ${Math.max(0, ...values)} bytes at most, ${query.length} bytes of query`;
  return status === 200 && body !== expected ? `200 with ${body}` : String(status);
}

/** As many with those that every request of ours has: Host and Connection. */
function numbered(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count - 2 }, (_, number) => [`x-number-${number}`, "1"]));
}

async function leaving(way: Way): Promise<string> {
  const left = async (): Promise<number> => Number((await ask(way, "/left")).body);
  const before = await left();
  await Promise.all(Array.from({ length: 12 }, () => readStream(way, "/events?count=600&gap=0.1", 1)));
  const begin = Date.now();
  await ask(way, "/");
  const page = Date.now() - begin < 2000 ? "at once" : "late";
  const end = Date.now() + 5000;
  while ((await left()) < before + 12 && Date.now() < end) await sleep(200);
  return `${(await left()) < before + 12 ? "go on" : "ended"}, ${page}`;
}

const terminating = new Set<string>();

/** By then both proxies have asked. */
async function terminated(way: Way): Promise<string> {
  const answer = statusOf(ask(way, "/slow?seconds=3"));
  await sleep(1000);
  const container = way.chain.container(way.server);
  if (!terminating.has(container)) docker("kill", "--signal", "TERM", container);
  terminating.add(container);
  const status = await answer;
  return status === "200" ? "answered" : "cut";
}
