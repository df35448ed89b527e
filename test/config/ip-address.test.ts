import { addressBlock, isAddress, isIn, spelledAddress, writtenBlock } from "../../lib/config/ip-address";

test.each([
  ["10.0.0.0/8", "10.0.0.0/8", true],
  ["10.0.0.1/8", "10.0.0.0/8", false],
  ["10.1.2.3", "10.1.2.3", true],
  ["10.1.2.3/32", "10.1.2.3", true],
  ["0.0.0.0/0", "0.0.0.0/0", true],
  ["2001:DB8::1", "2001:db8::1", true],
  ["2001:db8::1/32", "2001:db8::/32", false],
  ["::ffff:10.0.0.1", "::ffff:a00:1", true],
  ["::/0", "::/0", true],
])("%s is %s", (text, written, isExact) => {
  const block = addressBlock(text);
  expect(block && [writtenBlock(block), block.isExact]).toEqual([written, isExact]);
});

test.each(["", "10.0.0.0/33", "0.0.0.0/00", "10.0.0.0/08", "010.0.0.1", "10.0.0/8", "10.0.0.0/8/8", "10.0.0.0/", "10.0.0.0/-1", "::/129", "fe80::1%eth0", "a/8", "10.0.0.0/ 8"])(
  "%j is no block of addresses",
  (text) => expect(addressBlock(text)).toBeUndefined(),
);

test("an address lies in a block of its version", () => {
  expect(isIn("10.1.2.3", ["192.0.2.0/24", "10.0.0.0/8"])).toBe(true);
  expect(isIn("11.1.2.3", ["10.0.0.0/8"])).toBe(false);
  expect(isIn("::a00:1", ["10.0.0.0/8"])).toBe(false);
  expect(isIn(undefined, ["::/0"])).toBe(false);
  expect([isAddress("::1"), isAddress("fe80::1%eth0"), isAddress("localhost")]).toEqual([true, false, false]);
});

test.each([
  ["127.1", "127.0.0.1"], ["2130706433", "127.0.0.1"], ["0x7f.1", "127.0.0.1"], ["0177.0.0.1", "127.0.0.1"], ["0", "0.0.0.0"], ["10.0.0.5", "10.0.0.5"],
  ["a.b", undefined], ["web.1", undefined], ["xn--caf-dma", undefined],
])("%s is read as %s", (host, address) => expect(spelledAddress(host)).toBe(address));

test.each(["1.2.3.4.5", "256.1.1.1", "4294967296"])("%s is numbers and no address", (host) => expect(() => spelledAddress(host)).toThrow());
