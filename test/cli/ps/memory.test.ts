import { parseStats } from "../../../cli/ps/memory";

test("Docker's numbers become bytes; what it cannot tell is left out", () => {
  const text = "one 8.5MiB / 256MiB\ntwo 1.5GiB / 2GiB\nthree 512KiB / 0B\nfour 0B / 0B\nfive -- / --\n";
  expect(Object.fromEntries(parseStats(text))).toEqual({ one: 8_912_896, two: 1_610_612_736, three: 524_288 });
});
