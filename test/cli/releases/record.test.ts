import { gzipSync } from "node:zlib";
import { Refusal } from "../../../cli/failure";
import { parseRecords } from "../../../cli/releases/record";

const line = (id: string, seconds: number, left: string, content: object): string =>
  `${id} ${seconds} ${left} ${gzipSync(JSON.stringify(content)).toString("base64")}\n`;

test("the live one is the one that was last put before the public, whenever it came first", () => {
  const text = line("20261101000001-aaaaaaaa", 300, "no", { a: 1 }) + line("20261101000002-bbbbbbbb", 200, "yes", { b: 1 }) + line("20261101000003-cccccccc", 100, "no", {});
  expect(parseRecords(text)).toEqual([
    { id: "20261101000001-aaaaaaaa", deployed: new Date(300_000), live: true, rolledBack: false, text: '{"a":1}', content: { a: 1 } },
    { id: "20261101000002-bbbbbbbb", deployed: new Date(200_000), live: false, rolledBack: true, text: '{"b":1}', content: { b: 1 } },
    { id: "20261101000003-cccccccc", deployed: new Date(100_000), live: false, rolledBack: false, text: "{}", content: {} },
  ]);
});

test("of two in one second the one that came later is live", () => {
  expect(parseRecords(line("20261101000001-aaaaaaaa", 5, "no", {}) + line("20261101000002-bbbbbbbb", 5, "no", {})).map(({ id }) => id)).toEqual(["20261101000002-bbbbbbbb", "20261101000001-aaaaaaaa"]);
});

test("nothing recorded is no release", () => {
  expect(parseRecords("")).toEqual([]);
});

test.each([
  ["a name that no release has", line("x;id", 1, "no", {})],
  ["a name with a terminal's words", line("\u001b]0;x\u0007-aaaaaaaa", 1, "no", {})],
  ["what is not packed", "20261101000001-aaaaaaaa 1 no aGVsbG8=\n"],
  ["what is no JSON", `20261101000001-aaaaaaaa 1 no ${gzipSync("x").toString("base64")}\n`],
  ["what is no configuration", `20261101000001-aaaaaaaa 1 no ${gzipSync("null").toString("base64")}\n`],
  ["what would fill the memory", `20261101000001-aaaaaaaa 1 no ${gzipSync(`"${" ".repeat(65 * 1024 * 1024)}"`).toString("base64")}\n`],
])("%s is refused", (_, text) => {
  expect(() => parseRecords(text)).toThrow(Refusal);
  expect(() => parseRecords(text)).toThrow("which no release wrote; remove that file from it");
});
