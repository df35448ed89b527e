import { aligned } from "../../cli/output";
import { visible, visibleInColour, visibleJson, visibleLine } from "../../cli/visible";

const TITLE = "\u001b]0;pwned\u0007";

test.each([
  ["a title of the window", `${TITLE}a`, "\\u001b]0;pwned\\u0007a"],
  ["a line that writes over itself", "failed\rdone", "failed\\u000ddone"],
  ["one byte that begins a sequence", "\u009b2Ja", "\\u009b2Ja"],
  ["a change of direction", "a\u202eb", "a\\u202eb"],
  ["what people write", "Café 日本 \t\n\"x\"", "Café 日本 \t\n\"x\""],
])("a terminal shows %s", (_, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test("a line stays one, and a row of a table too", () => {
  expect(visibleLine("a\nb\tc")).toBe("a\\u000ab\\u0009c");
  expect(aligned([["NAME"], [`x\nlive${TITLE}`]])).toBe("NAME\nx\\u000alive\\u001b]0;pwned\\u0007");
});

test("colours of a log are kept, and nothing else of a terminal's", () => {
  expect(visibleInColour(`\u001b[1;31merror\u001b[0m \u001b[2J${TITLE}`)).toBe("\u001b[1;31merror\u001b[0m \\u001b[2J\\u001b]0;pwned\\u0007");
});

test("JSON means the same", () => {
  const value = { name: `${TITLE}\u009b\u202e` };
  expect(visibleJson(value)).toBe('{"name":"\\u001b]0;pwned\\u0007\\u009b\\u202e"}');
  expect(JSON.parse(visibleJson(value, 2))).toEqual(value);
});
