import { addressPattern, checkTrustedProxies, clientPattern } from "../../../lib/reverse-proxy/iis/trusted-proxies";
import { hostileStrings } from "../../support/hostile-strings";

const trusted = (cidr: string, address: string): boolean => new RegExp(`^${addressPattern([cidr])}$`).test(address);

test.each([
  ["10.0.0.1", ["10.0.0.1"], ["10.0.0.2", "10.0.0.11", "110.0.0.1", "10a0.0.1"]],
  ["10.0.0.0/8", ["10.255.0.9"], ["11.0.0.0", "9.255.255.255"]],
  ["172.16.0.0/12", ["172.16.0.0", "172.31.255.255"], ["172.15.255.255", "172.32.0.0", "172.160.0.1"]],
  ["192.168.5.77/30", ["192.168.5.76", "192.168.5.79"], ["192.168.5.75", "192.168.5.80"]],
  ["128.0.0.0/1", ["255.1.1.1", "128.0.0.1"], ["127.255.255.255"]],
])("%s has these addresses and no others", (cidr, inside, outside) => {
  expect(inside.filter((address) => !trusted(cidr, address))).toEqual([]);
  expect(outside.filter((address) => trusted(cidr, address))).toEqual([]);
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["198.51.100.1, 203.0.113.9", "203.0.113.9"],
  ["198.51.100.1, 203.0.113.9, 10.0.0.7", "203.0.113.9"],
  ["10.0.0.9, 203.0.113.9,10.0.0.7 , 10.1.2.3", "203.0.113.9"],
  ["203.0.113.9:51234, 10.0.0.7:443", "203.0.113.9"],
  ["10.0.0.9, 10.0.0.7", "10.0.0.9"],
  ["1.2.3.4, 2001:db8::1", "2001:db8::1"],
  ["1.2.3.4, [2001:db8::1]:443", "2001:db8::1"],
  ["203.0.113.9, unknown", undefined],
  ["", undefined],
])("of %j the client is %j", (header, client) => {
  expect(new RegExp(clientPattern(["10.0.0.0/8"])).exec(header)?.[1]).toBe(client);
});

test("hostile headers are decided quickly and never give more than an address", () => {
  const pattern = new RegExp(clientPattern(["10.0.0.0/8"]));
  const begin = Date.now();
  for (const text of [...hostileStrings(), " ".repeat(16_000), "1,".repeat(8000), "10.0.0.1,".repeat(1700) + "x"]) {
    expect(pattern.exec(text)?.[1] ?? "").toMatch(/^[0-9a-fA-F.:]*$/);
  }
  expect(Date.now() - begin).toBeLessThan(5000);
});

test("addresses with many spellings are refused", () => {
  expect(() => checkTrustedProxies(["10.0.0.1", "2001:db8::/32"])).toThrow(
    "'trustedProxies' must be IPv4 addresses where Iis is the proxy, got '2001:db8::/32'",
  );
});
