import { comment, element, rawElements, renderXml } from "../../lib/config/xml";
import { hostileStrings } from "../support/hostile-strings";
import { parsedXml } from "../support/parsed-xml";

/** What XML can hold; the rest has to be refused. */
const POSSIBLE = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;

test("elements, attributes, comments and raw elements stand in the order they are given", () => {
  const root = element("a", {}, comment("why"), element("b", { on: true, count: 2, none: undefined, text: "" }), rawElements(" <c><d /></c>\n"));
  expect(renderXml(root)).toMatchInlineSnapshot(`
"<?xml version="1.0" encoding="UTF-8"?>
<a>
  <!-- why -->
  <b on="true" count="2" text="" />
  <c><d /></c>
</a>
"
`);
});

test("a parser reads every value that XML can hold as it was given", () => {
  const values = hostileStrings().filter((text) => POSSIBLE.test(text));
  expect(values.length).toBeGreaterThan(200);
  const read = parsedXml(values.map((value) => renderXml(element("a", { value }))));
  expect(read).toEqual(values.map((value) => ({ name: "a", attributes: { value }, children: [] })));
});

test("a value that XML cannot hold is refused", () => {
  const values = hostileStrings().filter((text) => !POSSIBLE.test(text));
  expect(values.length).toBeGreaterThan(100);
  for (const value of values) expect(() => renderXml(element("a", { value }))).toThrow("the XML attribute 'value' must not contain control characters");
});

test("names cannot break out", () => {
  for (const name of ["", "a b", "1a", "a>", 'a"', "a:b"]) {
    expect(() => renderXml(element(name))).toThrow("an XML name must consist of letters, digits, '_', '-' and '.', got");
    expect(() => renderXml(element("a", { [name]: "" }))).toThrow("an XML name must consist of");
  }
});

test.each(["a -- b", "a -", "\0"])("the comment %j is refused", (text) => {
  expect(() => renderXml(element("a", {}, comment(text)))).toThrow("an XML comment must not contain");
});

test("raw elements that are whole are taken, the same as by a parser", () => {
  const texts = [
    "", '<a />', '<a b="1"></a><c/>', "<!-- <a> - --><a/>", `<a b='"' c="'"/>`, '<a\n b = "x>y&amp;&#169;&#x41;" />', "<a><b><c/></b><b/></a>",
  ];
  const read = parsedXml(texts.map((text) => renderXml(element("root", {}, rawElements(text)))));
  expect(read.filter((root) => typeof root === "string")).toEqual([]);
});

test.each([
  ["<a>", "close every element"],
  ["</a>", "close its elements in order"],
  ["<a></b>", "close its elements in order"],
  ["<a></a b='1'>", "close its elements in order"],
  ["text", "have no text outside of its tags"],
  ["<a>text</a>", "have no text outside of its tags"],
  ["<a b=1 />", "be elements with quoted attributes"],
  ["<a b='<' />", "be elements with quoted attributes"],
  ["<!-- a --- ><a/>", "be elements with quoted attributes"],
  ["<?php ?>", "be elements with quoted attributes"],
  ["<!DOCTYPE a>", "be elements with quoted attributes"],
  ["<a b='1' b='2'/>", "give each attribute once"],
  ["<a b='a & b'/>", "write '&' as '&amp;'"],
  ["<a b='&copy;'/>", "write '&' as '&amp;'"],
  ["<a b='&#0;'/>", "write '&' as '&amp;'"],
  ["<a b='&#xD800;'/>", "write '&' as '&amp;'"],
  ["</root><root>", "close its elements in order"],
])("the raw text %j is refused", (text, rule) => {
  expect(() => rawElements(text)).toThrow(`raw XML must ${rule}, got`);
});

test("whatever hostile text is taken as raw elements, a parser takes as well", () => {
  const wrapped = hostileStrings().flatMap((text) => [text, `<a>${text}</a>`, `<a b="${text}"/>`, `<!--${text}-->`, `<a ${text}/>`]);
  const taken = wrapped.flatMap((text) => {
    try {
      return [renderXml(element("root", {}, rawElements(text)))];
    } catch {
      return [];
    }
  });
  expect(taken.length).toBeGreaterThan(200);
  expect(parsedXml(taken).filter((result) => typeof result === "string")).toEqual([]);
});
