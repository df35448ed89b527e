import { FakeShop } from "./fake-shop";
import { Load, runLoadProcess } from "./load";

describe("Load", () => {
  const shop = new FakeShop();
  let port: number;

  beforeAll(async () => {
    port = await shop.start();
  });
  afterAll(() => shop.stop());
  beforeEach(() => {
    shop.seen.length = 0;
    shop.orders.length = 0;
    shop.trouble = () => false;
  });

  it("mixes pages, assets and at least a fifth of form posts over one connection a client", async () => {
    const report = await runLoadProcess({ port, host: "shop.example.com:8080", maxRequests: 800, thinkMs: 1 });
    expect(report).toMatchObject({ failed: 0, failures: {}, unfinished: 0, connections: 16, ended: "count" });
    expect(report.requests).toBe(shop.seen.length);
    expect(report.requests).toBeGreaterThanOrEqual(800);
    expect(report.posts / report.requests).toBeGreaterThan(0.2);
    expect(report.assets).toBe(shop.seen.filter(({ path }) => path.endsWith(".css")).length);
    expect(report.assets).toBeGreaterThan(0);
    expect(report.versions["1.0.0"]).toBe(report.requests - report.posts - report.assets);
    expect(new Set(shop.seen.map(({ path }) => path))).toEqual(
      new Set(["/", "/about/", "/orders/", "/static/shop.0123456789ab.css"]),
    );
    expect(new Set(shop.seen.map(({ headers }) => headers.host))).toEqual(new Set(["shop.example.com:8080"]));
    expect(report.latencyMs.max).toBeGreaterThanOrEqual(report.latencyMs.p99);
  });

  it("names every accepted post once and gives each client a token of its own", async () => {
    const report = await runLoadProcess({ port, clients: 4, maxRequests: 200, thinkMs: 0, https: true });
    expect(report.acceptedNames).toHaveLength(report.posts);
    expect([...shop.orders].sort()).toEqual([...report.acceptedNames].sort());
    expect(new Set(shop.orders).size).toBe(shop.orders.length);
    const posts = shop.seen.filter(({ method }) => method === "POST");
    expect(new Set(posts.map(({ headers }) => headers.cookie)).size).toBe(4);
    expect(posts[0]?.body).toContain("&product=7&quantity=1&note=under+load&name=load-");
    expect(posts[0]?.headers).toMatchObject({
      "x-forwarded-proto": "https",
      origin: `https://127.0.0.1:${port}`,
      referer: `https://127.0.0.1:${port}/`,
    });
  });

  it("counts every 502 and every reset connection as a failure and sends nothing twice", async () => {
    let asked = 0;
    const dealt = { status: 0, reset: 0 };
    shop.trouble = (_, response) => {
      asked++;
      if (asked % 20 === 0) {
        dealt.status++;
        response.writeHead(502).end("bad gateway");
        return true;
      }
      if (asked % 30 === 0 || asked % 31 === 0) {
        dealt.reset++;
        response.socket?.resetAndDestroy();
        return true;
      }
      return false;
    };
    const report = await runLoadProcess({ port, maxRequests: 600, thinkMs: 1 });
    const count = (kind: RegExp): number =>
      Object.entries(report.failures).reduce((sum, [name, { count: n }]) => sum + (kind.test(name) ? n : 0), 0);
    expect(report.requests).toBe(shop.seen.length);
    expect({ status: count(/^(GET|POST) 502$/), reset: count(/^(GET|POST) ECONNRESET$/) }).toEqual(dealt);
    expect(report.failed).toBe(dealt.status + dealt.reset);
    expect(dealt.reset).toBeGreaterThan(0);
    expect(report.failures["GET 502"]?.samples[0]).toMatchObject({ method: "GET", body: "bad gateway" });
    expect(report.failures["GET 502"]?.samples.length).toBeLessThanOrEqual(5);
    expect([...shop.orders].sort()).toEqual([...report.acceptedNames].sort());
    expect(report.acceptedNames.length + report.failedNames.length).toBe(report.posts);
  });

  it("counts an answer cut short, a page without its version and a missing asset", async () => {
    shop.trouble = ({ path }, response) => {
      if (path === "/about/") {
        response.writeHead(200, { "content-length": 1000 }).write("<p>", () => response.socket?.destroy());
      } else if (path === "/empty/") {
        response.end("<p>");
      } else if (path.endsWith(".css")) {
        response.writeHead(404).end();
      } else {
        return false;
      }
      return true;
    };
    const pages = ["/", "/about/", "/empty/"];
    const report = await runLoadProcess({ port, clients: 2, pages, maxRequests: 60, thinkMs: 0, assetEvery: 1 });
    expect(Object.keys(report.failures).sort()).toEqual(["GET 404", "GET ECONNRESET", "GET page without version"]);
    expect(report.failures["GET 404"]?.count).toBe(report.assets);
  });

  it("gets a new token after a refused one", async () => {
    let refused = 0;
    shop.trouble = ({ method }, response) =>
      method === "POST" && refused++ === 0 && Boolean(response.writeHead(403).end("CSRF verification failed"));
    const report = await runLoadProcess({ port, clients: 1, maxRequests: 30, thinkMs: 0 });
    expect(report.failures).toMatchObject({ "POST 403": { count: 1 } });
    expect(report.failedNames).toHaveLength(1);
    expect(report.acceptedNames).toHaveLength(report.posts - 1);
  });

  it("counts requests without an answer as timed out, and those cut off at the end as unfinished", async () => {
    shop.trouble = () => true;
    const timedOut = await runLoadProcess({ port, clients: 3, timeoutSeconds: 0.2, maxRequests: 3 });
    expect(timedOut).toMatchObject({ failed: 3, failures: { "GET timeout": { count: 3 } }, unfinished: 0 });
    const cutOff = await runLoadProcess({ port, clients: 3, maxSeconds: 0.3, stopSeconds: 0.2 });
    expect(cutOff).toMatchObject({ failed: 0, unfinished: 3, ended: "time" });
  });

  it("counts a refused connection", async () => {
    const closed = new FakeShop();
    const free = await closed.start();
    await closed.stop();
    const report = await runLoadProcess({ port: free, clients: 1, maxRequests: 4 });
    expect(report.failures).toMatchObject({ "GET ECONNREFUSED": { count: 4 } });
  });

  it("runs until it is stopped", async () => {
    const load = new Load({ port, clients: 2 });
    await load.start();
    await load.untilRequests(20, 10);
    expect(load.progress().requests).toBeGreaterThanOrEqual(20);
    const report = await load.stop();
    expect(report).toMatchObject({ failed: 0, unfinished: 0, ended: "stopped" });
    await expect(load.untilRequests(1_000_000, 10)).rejects.toThrow(/^the load sent \d+ requests and ended, /);
    await expect(load.start()).rejects.toThrow("this load was started before; make a new one");
  });

  it("fails with the client's own words when it cannot start", async () => {
    await expect(new Load({ port, versionPattern: "(" }).start()).rejects.toThrow(/Invalid regular expression/);
    await expect(new Load({ port }).stop()).rejects.toThrow("the load was not started");
  });
});
