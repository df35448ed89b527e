import { checkServerNames } from "../../lib/reverse-proxy/server-names";

test.each([
  ["shop.example.com", "shop.example.com"],
  ["Shop.Example.COM", "shop.example.com"],
  ["*.example.com", "*.example.com"],
  ["localhost", "localhost"],
  ["127.0.0.1", "127.0.0.1"],
  ["xn--bcher-kva.example", "xn--bcher-kva.example"],
  [`${"a".repeat(63)}.example`, `${"a".repeat(63)}.example`],
])("%s is a server name", (given, name) => {
  expect(checkServerNames([given])).toEqual([name]);
});

test.each([
  "a..b", ".example.com", "example.com.", "-a.example", "a-.example", "*", "a.*.example", "*.*.example", "a_b.example",
  "[::1]", "a.example;", "a.example\n", "$host", "${a}", "~^a", `${"a".repeat(64)}.example`, `${"a.".repeat(127)}aa`,
])("%j is none", (name) => {
  expect(() => checkServerNames([name])).toThrow(`got ${JSON.stringify(name)}`);
});
