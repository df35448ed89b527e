import { spawnSync } from "node:child_process";
import { shellJoin, shellQuote } from "../../lib/config/shell-words";
import { hostileStrings } from "../support/hostile-strings";

describe("shellQuote", () => {
  test.each([
    ["a", "a"], ["/usr/bin/env", "/usr/bin/env"], ["--bind=0.0.0.0:8000", "--bind=0.0.0.0:8000"], ["", "''"],
    ["a b", "'a b'"], ["it's", "'it'\\''s'"], ["$HOME", "'$HOME'"], ["`id`", "'`id`'"], ["~", "'~'"], ["*", "'*'"],
    ["A=b", "'A=b'"], ["A+=b", "'A+=b'"], ["if", "'if'"], ["é", "'é'"], ["a\nb", "'a\nb'"], ["\\", "'\\'"],
  ])("writes %j as %s", (word, written) => {
    expect(shellQuote(word)).toBe(written);
  });

  test.each(["a\0b", "\ud800"])("refuses %j", (word) => {
    expect(() => shellQuote(word)).toThrow("a shell word must not contain NUL or an unpaired surrogate");
  });
});

describe("shellJoin", () => {
  test("separates words by spaces", () => {
    expect(shellJoin(["exec", "echo", "a b", ""])).toBe("exec echo 'a b' ''");
    expect(shellJoin([])).toBe("");
  });

  test("gives every word to the program unharmed", () => {
    const words = hostileStrings().filter((word) => !/[\0\p{Cs}]/u.test(word));
    const printer = "process.stdout.write(JSON.stringify(process.argv.slice(1)))";
    const command = shellJoin([process.execPath, "-e", printer, "--", ...words]);
    const { stdout, stderr } = spawnSync("sh", ["-s"], { input: `${command}\n`, encoding: "utf8", timeout: 20_000 });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual(words);
  });
});
