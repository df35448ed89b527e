import { sizeMiB } from "../../lib/config/size";

test.each([
  ["128MB", 128], ["131072kB", 128], ["1G", 1024], ["1GB", 1024], ["2T", 2_097_152], ["134217728", 128], ["1.5 GB", 1536], ["1GiB", 1024],
])("%s are %d MiB", (text, expected) => {
  expect(sizeMiB(text)).toBe(expected);
});

test("a plain number counts what the setting says", () => {
  expect(sizeMiB("16384", 8192)).toBe(128);
});

test.each(["", "a lot", "-1", "1 2MB"])("%p is no size", (text) => {
  expect(sizeMiB(text)).toBeUndefined();
});
