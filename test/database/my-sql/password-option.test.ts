import { spawnSync } from "child_process";
import { mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import { join } from "path";
import { escapedPassword } from "../../../lib/database/my-sql/password-option";
import { hostileStrings } from "../../support/hostile-strings";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "password-option-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function escaped(password: string): string {
  const file = join(folder, "value");
  writeFileSync(file, password);
  return spawnSync("sh", ["-euc", escapedPassword('"$1"'), "sh", file], { encoding: "utf8" }).stdout;
}

test.each([
  ["plain", "plain"], ["one newline\n", "one newline"], ["a'b", "a\\'b"], ['a"b', 'a\\"b'], ["a\\b", "a\\\\b"], ["a\nb\n\n", "a\\nb"],
])("it writes %j as %j", (password, text) => {
  expect(escaped(password)).toBe(text);
});

test("whatever a password is made of, it can be read back", () => {
  const passwords = hostileStrings().filter((password) => !password.includes("\0") && Buffer.from(password).toString() === password);
  const shown = passwords.slice(0, 60).map((password) => escaped(password).replaceAll(/\\(.)/g, (_, character: string) => (character === "n" ? "\n" : character)));
  expect(shown).toEqual(passwords.slice(0, 60).map((password) => password.replace(/\n+$/, "")));
});
