import { spawnSync } from "child_process";
import { createHash } from "crypto";
import { mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import { join } from "path";
import { nativePasswordHash } from "../../../lib/database/my-sql/password-hash";
import { hostileStrings } from "../../support/hostile-strings";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "password-hash-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function hash(password: string): string {
  const file = join(folder, "value");
  writeFileSync(file, password);
  return spawnSync("sh", ["-euc", nativePasswordHash('"$0"'), file], { encoding: "utf8" }).stdout;
}

function expected(password: string): string {
  const once = createHash("sha1").update(password).digest();
  return `*${createHash("sha1").update(once).digest("hex").toUpperCase()}`;
}

test("it is the one that MariaDB's documentation shows", () => {
  expect(hash("mariadb")).toBe("*54958E764CE10E50764C2EECBB71D01F08549980");
});

test("whatever a password is made of, newlines at its end do not count", () => {
  const passwords = hostileStrings().filter((password) => password.trim() !== "" && !password.includes("\0")).slice(0, 60);
  expect(passwords.map((password) => hash(`${password}\n`))).toEqual(passwords.map((password) => expected(password.replace(/\n+$/, ""))));
});
