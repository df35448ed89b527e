import { createHash } from "node:crypto";
import { chmodSync, closeSync, copyFileSync, mkdirSync, openSync, readSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ContextEntry } from "./build-context";

const CHUNK_BYTES = 1024 * 1024;

/** What a build is to see, not yet written anywhere. */
export interface ContextFolder {
  /** SHA-256 in hex over path, executable bit, link target and content of everything in it. */
  readonly hash: string;

  /** Writes it into a folder that is made for it. */
  write(directory: string): void;
}

/**
 * Entries of a folder, and texts by path. Of modes the executable bit is kept, and that nobody else may read a file; the
 * rest is the umask's and the file system's.
 *
 * @param shows whether the image shows who may read a file, so that the hash has to; ours opens all files in a step of its own
 */
export function contextFolder(
  entries: readonly ContextEntry[],
  texts: Readonly<Record<string, string>> = {},
  { shows }: { readonly shows?: "modes" } = {},
): ContextFolder {
  const modeInHash = (entry: ContextEntry): string => (shows === "modes" ? modeOf(entry) : modeOf({ ...entry, isPrivate: false })).toString(8);
  const facts = [
    ...entries.map((entry) => [entry.path, ...(entry.linkTarget === undefined ? [modeInHash(entry), hashFile(entry.source)] : ["link", entry.linkTarget])]),
    ...Object.entries(texts).map(([path, text]) => [path, "644", createHash("sha256").update(text).digest("hex")]),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    hash: createHash("sha256").update(JSON.stringify(facts)).digest("hex"),
    write: (directory) => {
      mkdirSync(directory, { recursive: true });
      chmodSync(directory, 0o755);
      const folders = new Set([directory]);
      for (const entry of entries) writeEntry(entry, join(directory, entry.path), folders);
      for (const [path, text] of Object.entries(texts)) {
        const target = join(directory, path);
        makeFolder(dirname(target), folders);
        writeFileSync(target, text);
        chmodSync(target, 0o644);
      }
    },
  };
}

function writeEntry(entry: ContextEntry, target: string, folders: Set<string>): void {
  makeFolder(dirname(target), folders);
  if (entry.linkTarget !== undefined) return symlinkSync(entry.linkTarget, target);
  copyFileSync(entry.source, target);
  chmodSync(target, modeOf(entry));
}

function modeOf({ executable, isPrivate }: ContextEntry): number {
  return (executable ? 0o755 : 0o644) & (isPrivate ? 0o700 : 0o777);
}

function makeFolder(folder: string, made: Set<string>): void {
  if (made.has(folder)) return;
  makeFolder(dirname(folder), made);
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  made.add(folder);
}

function hashFile(source: string): string {
  const hash = createHash("sha256");
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  const file = openSync(source, "r");
  try {
    for (let bytes = readSync(file, chunk); bytes > 0; bytes = readSync(file, chunk)) hash.update(chunk.subarray(0, bytes));
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}
