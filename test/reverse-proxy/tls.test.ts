import { Tls } from "../../lib";

test("without TLS nobody's headers are believed", () => {
  expect([Tls.none().behindTls, Tls.none().trustedProxies]).toEqual([false, []]);
});

test.each(["10.0.0.0/8", "192.0.2.1", "192.0.2.1/32", "2001:db8::/32", "fd00::/8", "fc00::/7", "2400:cb00::/32", "104.16.0.0/13"])("%s may be trusted", (address) => {
  const tls = Tls.terminatedElsewhere({ trustedProxies: [address] });
  expect([tls.behindTls, tls.trustedProxies]).toEqual([true, [address]]);
});

test.each(["", "10.0.0.0/", "10.0.0.0/33", "2001:db8::/129", "10.0.0/8", "example.com", "10.0.0.0/8/8", "10.0.0.1;", "10.0.0.0/-1", "0.0.0.0/00", "::/00", "010.0.0.0/8", "10.0.0.0/08", "10/8", "fe80::1%eth0"])(
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

test.each([
  ["0.0.0.0/0", "must not be the whole internet"],
  ["::/0", "must not be the whole internet"],
  ["1.2.3.4/0", "must not be the whole internet"],
  ["0.0.0.0/1", "must not be a part of the internet that many share (fewer than 8 bits)"],
  ["128.0.0.0/1", "must not be a part of the internet that many share (fewer than 8 bits)"],
  ["10.0.0.0/7", "must not be a part of the internet that many share (fewer than 8 bits)"],
  ["2000::/3", "must not be a part of the internet that many share (fewer than 16 bits)"],
  ["::ffff:0:0/96", "must name IPv4 addresses as such"],
  ["::ffff:0.0.0.0/96", "must name IPv4 addresses as such"],
  ["::/16", "must name IPv4 addresses as such"],
  ["::ffff:10.0.0.1", "must name IPv4 addresses as such"],
  ["127.1.2.3", "must be addresses as the proxy's container sees them"],
  ["0:0:0:0:0:0:0:1", "must be addresses as the proxy's container sees them"],
  ["0.0.0.0", "must be addresses that something can have"],
  ["224.0.0.0/8", "must be addresses that something can have"],
  ["10.0.0.1/8", "must say whether one address or a network is meant, got '10.0.0.1/8'; write '10.0.0.1' or '10.0.0.0/8'"],
  ["2001:db8::1/32", "write '2001:db8::1' or '2001:db8::/32'"],
])("%s is refused: %s", (address, message) => {
  expect(() => Tls.terminatedElsewhere({ trustedProxies: ["10.1.0.0/16", address] })).toThrow(message);
});
