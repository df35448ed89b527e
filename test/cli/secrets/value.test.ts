import { PassThrough } from "node:stream";
import { readAll, secretValue } from "../../../cli/secrets/value";

const VARIABLE = { isPassword: false };

test.each([
  ["sk_test", "sk_test"],
  ["sk_test\n", "sk_test"],
  ["sk_test\r\n", "sk_test"],
  ["two\nlines\n\n", "two\nlines\n"],
  [" ä \r", " ä \r"],
  ["x".repeat(65_536), "x".repeat(65_536)],
  [`${"x".repeat(65_536)}\n`, "x".repeat(65_536)],
])("of %j one newline at the end is left out and nothing else", (given, value) => {
  expect(secretValue(Buffer.from(given), VARIABLE)).toBe(value);
});

test.each([
  ["nothing", Buffer.alloc(0), "the value is empty"],
  ["a newline alone", Buffer.from("\n"), "the value is empty"],
  ["a NUL", Buffer.from("a\0b"), "the value holds a NUL character, which no environment variable can"],
  ["1 MiB", Buffer.alloc(1024 * 1024, "x"), "the value must have at most 64 KiB, because an environment variable of Linux holds 128 KiB at most"],
  ["64 KiB and a byte", Buffer.alloc(65_537, "x"), "the value must have at most 64 KiB"],
  ["bytes that are no text", Buffer.from([0x61, 0xff]), "the value is not text in UTF-8"],
])("%s is refused", (_what, given, message) => {
  expect(() => secretValue(given, VARIABLE)).toThrow(message);
});

test("a database's password is no longer than every product takes", () => {
  expect(secretValue(Buffer.alloc(256, "x"), { isPassword: true })).toHaveLength(256);
  expect(() => secretValue(Buffer.alloc(257, "x"), { isPassword: true })).toThrow("the value must have at most 256 bytes, because MySQL takes no longer password");
});

test("standard input is read to its end, but not much further than a value may be long", async () => {
  const short = new PassThrough();
  short.write("sk_");
  short.end("test\n");
  expect(String(await readAll(short))).toBe("sk_test\n");
  const endless = new PassThrough();
  endless.write(Buffer.alloc(100_000, "x"));
  expect(await readAll(endless)).toHaveLength(100_000);
});

test("standard input that does not end is given up", async () => {
  await expect(readAll(new PassThrough(), 0.1)).rejects.toThrow("standard input did not end within 0.1 s");
});
