import { IgnorePatterns } from "../../lib/container/dockerignore";

function leftOut(lines: readonly string[], path: string): boolean {
  const patterns = new IgnorePatterns(lines);
  const parts = path.split("/");
  let match = patterns.match(parts[0]);
  for (let depth = 2; depth <= parts.length; depth++) match = patterns.match(parts.slice(0, depth).join("/"), match);
  return match.matched;
}

// Each row was compared with what the Docker CLI sends to its engine.
test.each([
  [["*.log"], "a.log", true],
  [["*.log"], "sub/a.log", false],
  [["**/*.log"], "sub/deep/a.log", true],
  [["**/*.log"], "a.log", true],
  [["/src"], "src/a.py", true],
  [["src/"], "src/a.py", true],
  [["./src"], "src/a.py", true],
  [["sub/../src"], "src", true],
  [["src"], "lib/src/a.py", false],
  [["  src  "], "src", true],
  [["src/**"], "src/deep/a", true],
  [["src/**"], "src", false],
  [["**/deep"], "src/deep/x/a", true],
  [["docs/**/c.txt"], "docs/a/b/c.txt", true],
  [["docs/**/c.txt"], "docs/c.txt", true],
  [["# src", "", "#src"], "src", false],
  [["\\#hash"], "#hash", true],
  [["temp?"], "temp1", true],
  [["temp?"], "temp", false],
  [["temp?"], "tempé", true],
  [["?.md"], "😀.md", true],
  [["a+b/c(1).txt"], "a+b/c(1).txt", true],
  [["a.b"], "aXb", false],
  [["{a}|^$"], "{a}|^$", true],
  [["[a-c]*"], "b.md", true],
  [["[^a-c]*"], "b.md", false],
  [["\\[x\\]"], "[x]", true],
  [["[x]"], "[x]", false],
  [["[\\]-a]x"], "]x", true],
  [["*", "!README.md"], "README.md", false],
  [["*", "!src"], "src/a.py", false],
  [["*", "!src/deep"], "src/a.py", true],
  [["!README.md", "*.md"], "README.md", true],
  [["*.md", "!README*.md", "README-secret.md"], "README-secret.md", true],
  [["**/*.md", "!docs"], "docs/a.md", true],
  [["../foo", "."], "foo", false],
])("%j decides about %s: left out is %s", (lines, path, expected) => {
  expect(leftOut(lines, path)).toBe(expected);
});

test("ignores a byte order mark and carriage returns", () => {
  expect(IgnorePatterns.parse("\uFEFFsrc\r\n*.log\r\n").match("src").matched).toBe(true);
});

test("tells which folders an exception may reach", () => {
  const patterns = new IgnorePatterns(["*", "!docs/a/b", "!lib/*/x"]);
  expect(
    ["docs", "docs/a", "docs/c", "docs/a/b/c", "src", "lib/any"].filter((path) => patterns.mayExceptInside(path))
  ).toEqual(["docs", "docs/a", "lib/any"]);
});

test.each([
  ["!", 'an ignore pattern must name a file, got "!"'],
  ["a[b", 'ignore pattern "a[b" must close its "["'],
  ["a\\", 'ignore pattern "a\\" must not end in a backslash'],
  ["[z-a]", 'ignore pattern "[z-a]" must have its ranges in order, such as "[a-z]"'],
])("refuses the pattern %s", (line, message) => {
  expect(() => new IgnorePatterns([line])).toThrow(message);
});
