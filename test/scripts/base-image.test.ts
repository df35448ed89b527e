import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SCRIPTS = join(__dirname, "../../scripts");
const folder = mkdtempSync(join(tmpdir(), "webstack-base-"));
const bin = join(folder, "bin");
const asked = join(folder, "asked");

/** A machine on which debootstrap writes down what it is asked for, and fails: nothing after it is of interest. */
beforeAll(() => {
  spawnSync("mkdir", [bin]);
  program("debootstrap", `echo "$*" > ${asked}; exit 7`);
  for (const name of ["sh", "mktemp", "rm"]) symlinkSync(spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim(), join(bin, name));
});
beforeEach(() => rmSync(asked, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

function program(name: string, script: string): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
}

function makeBase() {
  const env = { PATH: bin, KEYRINGS: folder, TMPDIR: folder };
  return spawnSync(join(bin, "sh"), [join(SCRIPTS, "images/base.sh"), "name", "label"], { env, encoding: "utf8", timeout: 30_000 });
}

test("without Debian's keys no image is made", () => {
  program("gpgv", "exit 0");
  const { status, stderr } = makeBase();
  expect([status, existsSync(asked)]).toEqual([1, false]);
  const why = "so that no signature of its packages could be checked; install debian-archive-keyring";
  expect(stderr).toBe(`the public keys of Debian's archive are not in ${folder}, ${why}\n`);
});

test("without a program that checks signatures neither", () => {
  writeFileSync(join(folder, "debian-archive-keyring.gpg"), "");
  rmSync(join(bin, "gpgv"), { force: true });
  const { status, stderr } = makeBase();
  expect([status, existsSync(asked)]).toEqual([1, false]);
  expect(stderr).toBe("gpgv is not installed, so that no signature of Debian's packages could be checked; install gpgv\n");
});

test("debootstrap has to check signatures, by these keys", () => {
  program("gpgv", "exit 0");
  expect(makeBase().status).toBe(7);
  expect(readFileSync(asked, "utf8")).toMatch(new RegExp(`^--force-check-gpg --keyring=${folder}/debian-archive-keyring.gpg --variant=minbase forky `));
});

test("no script takes packages without a signature", () => {
  const all = readdirSync(SCRIPTS, { recursive: true, withFileTypes: true });
  const files = all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const unchecked = /no-check-gpg|trusted=yes|allow-unauthenticated|allow-insecure|--trusted-host|--insecure|no-check-certificate|strict-ssl[= ]false/i;
  expect(files.filter((file) => unchecked.test(readFileSync(file, "utf8")))).toEqual([]);
});
