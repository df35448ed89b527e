import { parse } from "yaml";
import { yamlText } from "../../../lib/export/compose/yaml-text";
import { hostileStrings } from "../../support/hostile-strings";

test("blocks, short lists and empty lines make it readable", () => {
  const text = yamlText({ name: "shop", services: { a: { run: ["sh", "echo 1\necho 2\n"], drop: ["ALL"] }, b: { user: "0:0" } } }, " Made.");
  expect(text).toMatchInlineSnapshot(`
    "# Made.

    name: shop

    services:
      a:
        run:
          - sh
          - |
            echo 1
            echo 2
        drop: [ALL]

      b:
        user: "0:0"
    "
  `);
});

test("what old readers take for something else is quoted", () => {
  const texts = ["yes", "on", "010", "0o17", "1_000", "2001-01-01", "1:30", "~", "null", "true", "1e3"];
  expect(yamlText({ texts }, "")).toBe(
    'texts: ["yes", "on", "010", "0o17", "1_000", "2001-01-01", "1:30", "~", "null", "true", "1e3"]\n',
  );
});

test("every text comes back unchanged", () => {
  const texts = hostileStrings().flatMap((text) => [text, `${text}\n`, `${text}\n${text}`, `\n ${text}`]);
  expect(parse(yamlText({ texts }, ""))).toEqual({ texts });
});

test("no character is left that Compose's reader refuses", () => {
  const refused = new RegExp("[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\ufeff\\ufffe\\uffff]");
  expect(yamlText({ texts: hostileStrings() }, "")).not.toMatch(refused);
});
