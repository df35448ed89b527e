import { Browser } from "../support/browser";
import { Compose } from "./support/compose";
import { containers, docker, named, sql, sweep } from "./support/docker";
import { Shop } from "./support/shop";
import { untilServes } from "./support/until-serves";

const STACK = "wscompose";
const shop = new Shop(STACK, 18_180);
let compose: Compose;

beforeAll(() => {
  sweep(`${STACK}-`);
  shop.synth();
  compose = new Compose(shop.output, STACK);
  compose.up();
});

afterAll(() => {
  compose.down();
  sweep(`${STACK}-`);
  shop.dispose();
});

function browser(): Browser {
  return new Browser({ port: shop.port, host: shop.host });
}

test("a form post as a browser does it is there after a reload and after every container was restarted", async () => {
  const visitor = browser();
  const posted = await visitor.postForm("/orders/", { name: "Ada", quantity: "2", product: "1", note: "ünïcode & <b>" }, { from: "/" });
  expect(posted.status).toBe(200);
  expect((await visitor.get("/")).body).toContain("Ada");
  docker("restart", ...containers({ stack: STACK, role: "service" }));
  await untilServes(browser(), "/", 60);
  expect((await browser().get("/")).body).toContain("Ada");
});

test("pages name style sheets that carry their hash, and those are served for good", async () => {
  const { body } = await browser().get("/");
  const [path] = /\/static\/catalog\/shop\.[0-9a-f]{12}\.css/.exec(body) ?? [];
  const sheet = await browser().get(String(path));
  expect([sheet.status, sheet.headers["cache-control"]]).toEqual([200, expect.stringContaining("immutable")]);
});

test("the application's health is answered inside and hidden outside", async () => {
  expect((await browser().get("/-/ready")).status).toBe(404);
});

test("nothing else is open: unknown names get no answer", async () => {
  await expect(new Browser({ port: shop.port, host: "other.example.com" }).get("/")).rejects.toThrow();
});

test("a second up changes nothing that serves", () => {
  const before = docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", ...containers({ stack: STACK, role: "service" }));
  compose.up();
  expect(docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", ...containers({ stack: STACK, role: "service" }))).toBe(before);
});

test("down leaves no container and no network, and up finds the data again", async () => {
  compose.down();
  expect([named("container", `${STACK}-`), named("network", `${STACK}-`)]).toEqual([[], []]);
  compose.up();
  expect(sql(`${STACK}-database`, "shop", "select count(*) from catalog_order where name = 'Ada'")).toBe("1");
  expect((await browser().get("/")).body).toContain("Ada");
});
