import { Tls } from "../../lib";

test("without TLS nobody's headers are believed", () => {
  expect([Tls.none().behindTls, Tls.none().trustedProxies]).toEqual([false, []]);
});

test.each(["10.0.0.0/8", "192.0.2.1", "2001:db8::/32"])("%s may be trusted", (address) => {
  const tls = Tls.terminatedElsewhere({ trustedProxies: [address] });
  expect([tls.behindTls, tls.trustedProxies]).toEqual([true, [address]]);
});

test.each(["", "10.0.0.0/", "10.0.0.0/33", "2001:db8::/129", "10.0.0/8", "example.com", "10.0.0.0/8/8", "10.0.0.1;", "10.0.0.0/-1"])(
  "fails for '%s'",
  (address) => {
    expect(() => Tls.terminatedElsewhere({ trustedProxies: [address] })).toThrow("'trustedProxies' must be addresses in CIDR notation");
  },
);

test("a list changed later changes nothing", () => {
  const given = ["10.0.0.0/8"];
  const tls = Tls.terminatedElsewhere({ trustedProxies: given });
  given.push("0.0.0.0/0");
  expect(tls.trustedProxies).toEqual(["10.0.0.0/8"]);
});

test.each(["127.0.0.1", "127.0.0.0/8", "::1"])("fails for %s, which no container sees", (address) => {
  expect(() => Tls.terminatedElsewhere({ trustedProxies: [address] })).toThrow("must be addresses as the proxy's container sees them");
});

test("headers that trusted proxies set may be named, and are kept as they were given", () => {
  const given = ["X-Forwarded-User", "X-Team"];
  const tls = Tls.terminatedElsewhere({ trustedProxies: ["10.0.0.0/8"], trustedHeaders: given });
  given.push("X-Later");
  expect(tls.trustedHeaders).toEqual(["X-Forwarded-User", "X-Team"]);
  expect(Tls.none().trustedHeaders).toEqual([]);
});

test.each(["", "X_User", "X User", "X-User:", "X-User\n", "-X", "9X", "Ü", "X".repeat(41)])("fails for the header %j, which is no name of one", (name) => {
  expect(() => Tls.terminatedElsewhere({ trustedProxies: ["10.0.0.0/8"], trustedHeaders: [name] })).toThrow(
    "'trustedHeaders' must be names of headers of letters, digits and hyphens, at most 40 long",
  );
});

test.each(["X-Forwarded-For", "x-forwarded-proto", "Host", "Connection", "upgrade", "Content-Length", "Transfer-Encoding", "Proxy", "X-Request-ID"])(
  "fails for the header %s, which is the proxy's own",
  (name) => {
    expect(() => Tls.terminatedElsewhere({ trustedProxies: ["10.0.0.0/8"], trustedHeaders: [name] })).toThrow("'trustedHeaders' must not name");
  },
);
