import { chmodSync, lstatSync, readFileSync, readlinkSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { listContext } from "../../lib/container/build-context";
import { contextFolder } from "../../lib/container/context-folder";
import { projectFolder, removeProjectFolders, write, written } from "./project-folder";

afterAll(removeProjectFolders);

const FILES = { "run.sh": "echo", "app/ünï 😀.py": "a = 1", "app/big.bin": "0123456789".repeat(300_000) };

function hashOf(folder: string): string {
  return contextFolder(listContext(folder)).hash;
}

test("copies content, links, the executable bit and who may read", () => {
  const folder = projectFolder(FILES);
  symlinkSync("app", join(folder, "link"));
  chmodSync(join(folder, "run.sh"), 0o700);
  chmodSync(join(folder, "app/big.bin"), 0o600);
  const directory = written(contextFolder(listContext(folder), { "texts/a.txt": "hello" }));
  expect(readFileSync(join(directory, "app/big.bin"), "utf8")).toBe(FILES["app/big.bin"]);
  expect(readFileSync(join(directory, "app/ünï 😀.py"), "utf8")).toBe("a = 1");
  expect(readFileSync(join(directory, "texts/a.txt"), "utf8")).toBe("hello");
  expect(readlinkSync(join(directory, "link"))).toBe("app");
  const modes = ["", "app", "run.sh", "app/big.bin", "texts/a.txt"].map(
    (path) => lstatSync(join(directory, path)).mode & 0o777
  );
  expect(modes.map((mode) => mode.toString(8))).toEqual(["755", "755", "700", "600", "644"]);
});

test("the hash is the same in another folder, at another time and with other permission bits", () => {
  const first = projectFolder(FILES);
  const second = projectFolder(Object.fromEntries(Object.entries(FILES).reverse()));
  utimesSync(join(second, "run.sh"), 1, 1);
  chmodSync(join(second, "run.sh"), 0o711);
  chmodSync(join(second, "app/big.bin"), 0o640);
  expect(hashOf(second)).toBe(hashOf(first));
  expect(hashOf(first)).toMatch(/^[0-9a-f]{64}$/);
});

test("a mode that the image shows is a part of the hash: where others may not read, and no other bit", () => {
  const hash = (folder: string): string => contextFolder(listContext(folder), {}, { shows: "modes" }).hash;
  const folder = projectFolder(FILES);
  const before = hash(folder);
  expect(before).toBe(hashOf(folder));
  chmodSync(join(folder, "app/big.bin"), 0o664);
  expect(hash(folder)).toBe(before);
  chmodSync(join(folder, "app/big.bin"), 0o600);
  expect(hash(folder)).not.toBe(before);
});

test("the hash changes with content, name, executable bit, link target and texts", () => {
  const folder = projectFolder(FILES);
  const seen = [hashOf(folder), contextFolder(listContext(folder), { Dockerfile: "FROM a" }).hash];
  chmodSync(join(folder, "run.sh"), 0o644);
  seen.push(hashOf(folder));
  write(folder, "app/ünï 😀.py", "a = 2");
  seen.push(hashOf(folder));
  write(folder, "app/other.py", "");
  seen.push(hashOf(folder));
  symlinkSync("app", join(folder, "link"));
  seen.push(hashOf(folder));
  symlinkSync("app/other.py", join(folder, "link2"));
  seen.push(hashOf(folder));
  expect(new Set(seen).size).toBe(seen.length);
});
