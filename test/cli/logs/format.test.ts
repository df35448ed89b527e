import type { SiteContainer } from "../../../cli/containers";
import { Format } from "../../../cli/logs/format";
import { placeOf } from "../../../cli/place";
import { aShop, job, server } from "../a-shop";

const LINE = { time: "2026-01-02T03:04:05.123456789Z", stream: "stdout", text: "hello" } as const;

function source(container: SiteContainer) {
  return { id: container.id, container, place: placeOf(container, aShop()) };
}

const APPLICATION = source(server(0));
const MIGRATE = source(job("shop-site-job-migrate", "Site/Job-migrate"));

test("whose a line is stands before it, in one width", () => {
  const format = new Format({});
  format.expect([APPLICATION, MIGRATE]);
  expect(format.line(APPLICATION, LINE)).toBe("AppServer.0  | hello");
  expect(format.line(MIGRATE, LINE)).toBe("Site migrate | hello");
});

test("from the second release on it says which", () => {
  const format = new Format({ timestamps: true });
  format.expect([APPLICATION]);
  expect(format.line(APPLICATION, LINE)).toBe("AppServer.0 | 2026-01-02T03:04:05.123456789Z hello");
  format.expect([source(server(0, { release: "new" }))]);
  expect(format.line(APPLICATION, LINE)).toBe("AppServer.0 aaaaaaaaaaaa | 2026-01-02T03:04:05.123456789Z hello");
});

test("each has a colour of its own", () => {
  const format = new Format({ colours: true });
  expect(format.line(APPLICATION, LINE)).toBe("\u001b[36mAppServer.0\u001b[0m | hello");
  expect(format.line(MIGRATE, LINE)).toBe("\u001b[33mSite migrate\u001b[0m | hello");
  expect(format.line(APPLICATION, LINE)).toBe("\u001b[36mAppServer.0 \u001b[0m | hello");
});

test("a terminal obeys no line of a log, and a pipe gets it as it is", () => {
  const text = "\u001b[31mred\u001b[0m \u001b]0;x\u0007";
  expect(new Format({ terminal: true }).line(APPLICATION, { ...LINE, text })).toBe("AppServer.0 | \u001b[31mred\u001b[0m \\u001b]0;x\\u0007");
  expect(new Format({}).line(APPLICATION, { ...LINE, text })).toBe(`AppServer.0 | ${text}`);
});

test("for programs a line is an object", () => {
  expect(JSON.parse(new Format({ json: true }).line(APPLICATION, LINE))).toEqual({
    ...LINE, construct: "AppServer", replica: 0, release: "aaaaaaaaaaaa", container: "shop-app-server-0-20260102100000",
  });
});
