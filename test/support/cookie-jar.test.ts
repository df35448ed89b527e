import { CookieJar } from "./cookie-jar";

describe("CookieJar", () => {
  it("replaces a cookie of the same name", () => {
    const jar = new CookieJar(false);
    jar.store(["a=1; Path=/", "b=x=y; Path=/"], "/");
    jar.store(["a=2; Path=/"], "/");
    expect(jar.header("/")).toBe("a=2; b=x=y");
  });

  it.each(["Max-Age=0", "expires=Thu, 01 Jan 1970 00:00:00 GMT"])("forgets a cookie set with %s", (attribute) => {
    const jar = new CookieJar(false);
    jar.store(["a=1; Path=/"], "/");
    jar.store([`a=""; Path=/; ${attribute}`], "/");
    expect(jar.header("/")).toBe("");
  });

  it("sends a cookie below its path only", () => {
    const jar = new CookieJar(false);
    jar.store(["a=1; Path=/admin", "b=1"], "/shop/orders?x=/y/");
    expect(["/admin", "/admin/x", "/administrator", "/shop/", "/"].map((path) => jar.header(path))).toEqual([
      "a=1", "a=1", "", "b=1", "",
    ]);
  });

  it("keeps a Secure cookie for https only", () => {
    const [plain, secure] = [new CookieJar(false), new CookieJar(true)];
    plain.store(["a=1; Path=/; Secure"], "/");
    secure.store(["a=1; Path=/; Secure"], "/");
    expect([plain.value("a"), secure.value("a")]).toEqual([undefined, "1"]);
  });
});
