import {
  type ApacheArgument, comment, directive, expressionString, rawDirectives, renderApacheConf, section,
} from "../../lib/config/apache-conf";
import { hostileStrings } from "../support/hostile-strings";

const line = (...args: ApacheArgument[]): string => renderApacheConf([directive("D", ...args)]);

describe("renderApacheConf", () => {
  test("writes a whole file", () => {
    const conf = renderApacheConf([
      comment("made by a test\nin two lines"),
      directive("Listen", 8080),
      section("IfModule", ["!alias_module"], [directive("LoadModule", "alias_module", "modules/mod_alias.so")]),
      section("VirtualHost", ["*:8080"], [
        directive("ServerAlias", "*.example.com", "a b"),
        rawDirectives(`
          <Location "/a>b">
            Header set X-Raw "a \\
   b"

          </Location>
        `),
        section("LocationMatch", ["\\.php$"], [directive("RedirectMatch", 404, ".*")]),
        directive("LogFormat", 'say "hi" \\ %h', "x"),
      ]),
    ]);
    expect(conf).toMatchInlineSnapshot(`
"# made by a test
# in two lines
Listen 8080
<IfModule !alias_module>
    LoadModule alias_module modules/mod_alias.so
</IfModule>
<VirtualHost *:8080>
    ServerAlias *.example.com "a b"
    <Location "/a>b">
      Header set X-Raw "a \\
   b"

    </Location>
    <LocationMatch "\\\\.php$">
        RedirectMatch 404 .*
    </LocationMatch>
    LogFormat "say \\"hi\\" \\\\ %h" x
</VirtualHost>
"
`);
  });

  test("is empty without directives", () => {
    expect(renderApacheConf([])).toBe("");
  });

  test.each([
    ["a", "a"], ["", '""'], ["a b", '"a b"'], ["#", '"#"'], ["'", `"'"`], ['"', '"\\""'], ["\\", '"\\\\"'], ["\\n", '"\\\\n"'],
    ["\\\\", '"\\\\\\\\"'], ["<", '"<"'], [">", '">"'], ["$1", '"$1"'], ["%{x}", '"%{x}"'], ["é\u2028😀", '"é\u2028😀"'], [0, "0"], [-1.5, "-1.5"],
  ])("writes the argument %j as %s", (argument, written) => {
    expect(line(argument)).toBe(`D ${written}\n`);
  });

  test("hostile text is read back as it was, or refused", () => {
    for (const text of hostileStrings()) {
      if (/[\p{Cc}\p{Cs}]/u.test(text) || text.includes("${")) {
        expect(() => line(text)).toThrow("an argument of Apache directive");
      } else {
        expect(wordsOf(line("before", text, "behind"))).toEqual(["D", "before", text, "behind"]);
      }
    }
  });

  test.each(["${", "a${b}", "${TfToken[TOKEN.1]}"])("refuses the argument %j", (argument) => {
    expect(() => line(argument)).toThrow('must not contain "${", which Apache replaces and cannot escape');
  });

  test.each(["a\nb", "a\rb", "a\tb", "a\0", "\u007f", "\u0085", "\ud800"])("refuses the argument %j", (text) => {
    expect(() => line(text)).toThrow("must be one line without control characters");
  });

  test.each(["", "a b", "a>", "#a", "a\n", "Ä"])("refuses the name %j", (name) => {
    expect(() => renderApacheConf([directive(name)])).toThrow("the name of an Apache directive must consist of");
  });

  test.each([NaN, Infinity, 1e21, 1e-7])("refuses the number %d", (number) => {
    expect(() => line(number)).toThrow("must be a number in plain decimal notation");
  });

  test.each(["a\rb", "a\0b", "\u001b[0m"])("refuses the comment %j", (text) => {
    expect(() => renderApacheConf([comment(text)])).toThrow("must not contain control characters");
  });

  test("keeps every line of a comment a comment", () => {
    expect(renderApacheConf([comment("a\nListen 1\n\nc")])).toBe("# a\n# Listen 1\n#\n# c\n");
    expect(() => renderApacheConf([comment("a\\\nListen 1")])).toThrow("must not end in a backslash");
  });
});

describe("rawDirectives", () => {
  const render = (text: string): string => renderApacheConf([section("B", [], [rawDirectives(text)])]);

  test.each([
    "Listen 80", "<If \"a\">\n</If>", "<A>\n<b x>\n</B>\n</a>", "# <A>", 'Header set X "</VirtualHost>"', "a <b", "a\\b", "",
  ])("takes %j", (text) => {
    expect(render(text)).toBe(`<B>\n${text && text.split("\n").map((row) => `    ${row}\n`).join("")}</B>\n`);
  });

  test("does not touch a line that goes on from the one before", () => {
    expect(render("  a \\\n b\n    c")).toBe("<B>\n    a \\\n b\n      c\n</B>\n");
  });

  test.each([
    ["</VirtualHost>", "not close a section"], ["  </B>\n<B>", "not close a section"], ["<A>\n</B>", "not close a section"],
    ["<A>", "close every section they open, as <a>"], ["</\\\nVirtualHost>", "not close a section"], ["a\\", "not end in a backslash"],
    ["a\0", "control characters"], ["a\rb", "control characters"], ["\ud800", "control characters"],
  ])("refuses %j", (text, message) => {
    expect(() => rawDirectives(text)).toThrow(message);
  });

  test("refuses a raw entry that was written by hand as well", () => {
    expect(() => renderApacheConf([{ raw: "</VirtualHost>" }])).toThrow("not close a section");
  });

  test("accepts Windows line ends", () => {
    expect(render("a\r\nb\r\n")).toBe("<B>\n    a\n    b\n</B>\n");
  });
});

test.each([["a", "'a'"], ["it's", "'it\\'s'"], ["a\\", "'a\\\\'"]])("writes %j in an expression as %s", (text, written) => {
  expect(expressionString(text)).toBe(written);
});

test("refuses a variable in a string of an expression", () => {
  expect(() => expressionString("%{HTTP_HOST}")).toThrow('must not contain "%{"');
});

/** Reads a line as Apache does. */
function wordsOf(written: string): string[] {
  const words: string[] = [];
  const pattern = /\s*(?:"((?:\\["\\]|[^"])*)"|(\S+))/gy;
  for (const [, inQuotes, bare] of written.trimEnd().matchAll(pattern)) {
    words.push(inQuotes === undefined ? bare.replaceAll("\\\\", "\\") : inQuotes.replace(/\\(["\\])/g, "$1"));
  }
  return words;
}
