import { FAR, files } from "./sites";

const RULE = '<rule name="old" stopProcessing="true"><match url="^old" /><action type="Redirect" url="/new" redirectType="Found" /></rule>';
const webConfig = files({ staticFolders: { "/static/": "lib", "/a/b/": "test" }, extraRules: RULE }, [FAR], ["10.0.0.0/20", "192.168.1.1"])["sites/main/web.config"];

test("a user's rules stand before static files and the application, and after what is hidden", () => {
  const names = [...webConfig.matchAll(/<rule name="([^"]+)"/g)].map(([, name]) => name);
  expect(names).toEqual([
    "webstack-health", "webstack-hidden", "old", "webstack-static-0", "webstack-static-1", "webstack-trusted-https", "webstack-trusted-http",
    "webstack-pass-on",
  ]);
});

test("the patterns of the rules find what they are meant to", () => {
  const pattern = (name: string): RegExp => new RegExp(new RegExp(`name="${name}"[^]*?url="([^"]*)"`).exec(webConfig)?.[1] ?? "", "i");
  const hidden = ["-/ready", "/-/ready", "-/"].every((path) => pattern("webstack-health").test(path));
  const open = ["a/-/b", "", "-", "a-/b"].some((path) => pattern("webstack-health").test(path));
  expect([hidden, open]).toEqual([true, false]);
  expect([".git/config", "a/.env", ".well-knownx"].every((path) => pattern("webstack-hidden").test(path))).toBe(true);
  expect([".well-known/acme-challenge/x", "a.b/c", "a/b.c"].some((path) => pattern("webstack-hidden").test(path))).toBe(false);
  expect(["static/a.css", "staticx", "static"].map((path) => pattern("webstack-static-0").test(path))).toEqual([true, false, false]);
});
