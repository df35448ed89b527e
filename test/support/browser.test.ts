import { Browser } from "./browser";
import { FakeShop, type Trouble } from "./fake-shop";

describe("Browser", () => {
  const shop = new FakeShop();
  let port: number;

  beforeAll(async () => {
    port = await shop.start();
  });
  afterAll(() => shop.stop());
  beforeEach(() => {
    shop.seen.length = 0;
    shop.trouble = () => false;
  });

  const redirect = (targets: Record<string, [number, string]>): Trouble => (request, response) => {
    const target = targets[request.path];
    if (target === undefined) {
      return false;
    }
    response.writeHead(target[0], { location: target[1] }).end();
    return true;
  };

  it("sends a form with the page's token, cookie, origin, referer and the host with its port", async () => {
    const browser = new Browser({ port, host: "shop.example.com:8080" });
    const page = await browser.postForm("/orders/", { name: "Ada & Grace" }, { from: "/" });
    expect(page).toMatchObject({ status: 200, path: "/", redirects: ["302 /"] });
    const secret = browser.cookies.value("csrftoken");
    expect(shop.seen.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /", "POST /orders/", "GET /"]);
    expect(shop.seen[1]).toMatchObject({
      headers: {
        host: "shop.example.com:8080",
        origin: "http://shop.example.com:8080",
        referer: "http://shop.example.com:8080/",
        cookie: `csrftoken=${secret}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: `csrfmiddlewaretoken=${secret}&name=Ada+%26+Grace`,
    });
  });

  it("drops the scheme's own port from the host, as browsers do", async () => {
    await new Browser({ port, host: "shop.example.com:80" }).get("/");
    await new Browser({ port, host: "shop.example.com:443", https: true }).get("/");
    expect(shop.seen.map(({ headers }) => headers.host)).toEqual(["shop.example.com", "shop.example.com"]);
  });

  it("speaks as from behind a proxy that ends TLS", async () => {
    await new Browser({ port, host: "shop.example.com", https: true }).postForm("/", {});
    expect(shop.seen[1]?.headers).toMatchObject({
      "x-forwarded-proto": "https",
      origin: "https://shop.example.com",
      referer: "https://shop.example.com/",
    });
  });

  it("uploads a file with the token", async () => {
    const content = Buffer.from([0, 255, 13, 10]);
    const file = { field: "picture", name: 'a "b".png', content, contentType: "image/png" };
    await new Browser({ port }).upload("/pictures/", file, { fields: { note: "x" } });
    const { body, headers } = shop.seen[1];
    expect(headers["content-type"]).toMatch(/^multipart\/form-data; boundary=----form[0-9a-f]{24}$/);
    expect(body).toContain('form-data; name="note"\r\n\r\nx\r\n');
    expect(body).toContain('form-data; name="picture"; filename="a %22b%22.png"\r\nContent-Type: image/png\r\n\r\n');
    expect(body).toContain("\r\n\r\n\x00\xff\r\n\r\n------form");
  });

  it("spreads an upload over the time asked for", async () => {
    const started = Date.now();
    const file = { field: "picture", name: "a", content: Buffer.alloc(50_000, "x") };
    await new Browser({ port, timeoutSeconds: 1 }).upload("/pictures/", file, { seconds: 1 });
    expect(Date.now() - started).toBeGreaterThan(600);
    expect(shop.seen[1].body.match(/x{50000}/)).not.toBeNull();
  });

  it("keeps the form through a 307 and turns it into a page request through a 303", async () => {
    shop.trouble = redirect({ "/a/": [307, "/b/"], "/b/": [303, "/c/"] });
    const page = await new Browser({ port }).postForm("/a/", { name: "Ada" }, { from: "/" });
    expect(page.redirects).toEqual(["307 /b/", "303 /c/"]);
    const [, first, second, third] = shop.seen;
    expect([first?.method, second?.method, third?.method]).toEqual(["POST", "POST", "GET"]);
    expect(second?.body).toBe(first?.body);
    expect(third?.body).toBe("");
  });

  it("shows error pages instead of throwing", async () => {
    const page = await new Browser({ port }).get("/");
    expect(page.status).toBe(200);
    shop.trouble = (_, response) => Boolean(response.writeHead(502).end("bad gateway"));
    expect(await new Browser({ port }).get("/")).toMatchObject({ status: 502, body: "bad gateway" });
  });

  const reset: Trouble = (_, response) => Boolean(response.socket?.resetAndDestroy());
  const half: Trouble = (_, response) => response.writeHead(200).write("half") || true;

  it.each<[string, Trouble, RegExp]>([
    ["a redirect to another site", redirect({ "/": [302, "https://127.0.0.1/"] }), /^\/ redirects to another site/],
    ["endless redirects", redirect({ "/": [302, "/"] }), /^more than 10 redirects from \/, the last to \/$/],
    ["a broken connection", reset, /^GET \/: .*(reset|hang up|ECONNRESET)/],
    ["a missing answer", () => true, /^GET \/: no whole answer within 0.5 s$/],
    ["half an answer", half, /^GET \/: no whole answer within/],
  ])("fails at %s", async (_, trouble, message) => {
    shop.trouble = trouble;
    await expect(new Browser({ port, timeoutSeconds: 0.5 }).get("/")).rejects.toThrow(message);
  });

  it("fails to post a form whose page does not answer 200", async () => {
    shop.trouble = (_, response) => Boolean(response.writeHead(404).end());
    await expect(new Browser({ port }).postForm("/", {})).rejects.toThrow("the page with the form, /, answered 404");
  });
});
