import { gzipSync } from "node:zlib";
import { parseRecords } from "../../../cli/releases/record";

const line = (id: string, seconds: number, left: string, content: object): string =>
  `${id} ${seconds} ${left} ${gzipSync(JSON.stringify(content)).toString("base64")}\n`;

test("the live one is the one that was last put before the public, whenever it came first", () => {
  const text = line("1-aaaaaaaa", 300, "no", { a: 1 }) + line("2-bbbbbbbb", 200, "yes", { b: 1 }) + line("3-cccccccc", 100, "no", {});
  expect(parseRecords(text)).toEqual([
    { id: "1-aaaaaaaa", deployed: new Date(300_000), live: true, rolledBack: false, text: '{"a":1}', content: { a: 1 } },
    { id: "2-bbbbbbbb", deployed: new Date(200_000), live: false, rolledBack: true, text: '{"b":1}', content: { b: 1 } },
    { id: "3-cccccccc", deployed: new Date(100_000), live: false, rolledBack: false, text: "{}", content: {} },
  ]);
});

test("of two in one second the one that came later is live", () => {
  expect(parseRecords(line("1-aaaaaaaa", 5, "no", {}) + line("2-bbbbbbbb", 5, "no", {})).map(({ id }) => id)).toEqual(["2-bbbbbbbb", "1-aaaaaaaa"]);
});

test("nothing recorded is no release", () => {
  expect(parseRecords("")).toEqual([]);
});
