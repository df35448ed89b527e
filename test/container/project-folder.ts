import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ContextFolder } from "../../lib/container/context-folder";

const folders: string[] = [];

/** A temporary folder with files by path; a name that ends in ".sh" is executable. */
export function projectFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "webstack-test-"));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) write(folder, path, content);
  return folder;
}

export function write(folder: string, path: string, content: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  chmodSync(file, path.endsWith(".sh") ? 0o755 : 0o644);
}

/** For `afterAll`. */
export function removeProjectFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Writes a build context and gives the folder it lies in. */
export function written(context: ContextFolder): string {
  const folder = projectFolder({});
  const directory = join(folder, "context");
  context.write(directory);
  return directory;
}
