import { percentEncode } from "../../lib/config/url";
import { hostileStrings } from "../support/hostile-strings";

const UNRESERVED = "ABCxyz019-._~";

test("keeps unreserved characters only", () => {
  expect(percentEncode(UNRESERVED)).toBe(UNRESERVED);
  expect(percentEncode(":/?#[]@!$&'()*+,;=% é😀\0")).toBe(
    "%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%25%20%C3%A9%F0%9F%98%80%00",
  );
});

test("arrives unharmed as user name and password of a URL", () => {
  for (const text of hostileStrings().filter((candidate) => !/\p{Cs}/u.test(candidate))) {
    const url = new URL(`postgres://${percentEncode(text)}:${percentEncode(text)}@db.example:5432/shop`);
    expect([url.username, url.password].map(decodeURIComponent)).toEqual([text, text]);
    expect(url.hostname).toBe("db.example");
  }
});

test("refuses an unpaired surrogate without repeating the text", () => {
  expect(() => percentEncode("hunter2\ud800")).toThrow(/^text for a URL must not contain an unpaired surrogate$/);
});
