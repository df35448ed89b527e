import { createHash } from "node:crypto";
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ContextEntry } from "./build-context";

const CHUNK_BYTES = 1024 * 1024;

export interface StagedFolder {
  /** Absolute path of the copy; it is removed when the process ends. */
  readonly directory: string;
  /** SHA-256 in hex over path, executable bit, link target and content of everything in it. */
  readonly hash: string;
}

/**
 * Copies entries and writes texts (by path) into a new temporary folder. Modes become 0755 or 0644, so that neither
 * the umask nor the file system of a machine shows in hash or image.
 */
export function stage(entries: readonly ContextEntry[], texts: Readonly<Record<string, string>> = {}): StagedFolder {
  const directory = mkdtempSync(join(temporaryRoot(), "context-"));
  chmodSync(directory, 0o755);
  const folders = new Set([directory]);
  const facts: [path: string, kind: string, content: string][] = [];
  for (const entry of entries) {
    const target = join(directory, entry.path);
    makeFolder(dirname(target), folders);
    if (entry.linkTarget !== undefined) {
      symlinkSync(entry.linkTarget, target);
      facts.push([entry.path, "link", entry.linkTarget]);
    } else {
      const mode = entry.executable ? 0o755 : 0o644;
      facts.push([entry.path, mode.toString(8), copyAndHash(entry.source, target)]);
      chmodSync(target, mode);
    }
  }
  for (const [path, text] of Object.entries(texts)) {
    const target = join(directory, path);
    makeFolder(dirname(target), folders);
    writeFileSync(target, text);
    chmodSync(target, 0o644);
    facts.push([path, "644", createHash("sha256").update(text).digest("hex")]);
  }
  facts.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return { directory, hash: createHash("sha256").update(JSON.stringify(facts)).digest("hex") };
}

/** Removes every staged folder of this process; called at its end. */
export function removeStagedFolders(): void {
  if (root !== undefined) rmSync(root, { recursive: true, force: true });
  root = undefined;
}

let root: string | undefined;

function temporaryRoot(): string {
  if (root === undefined) {
    root = mkdtempSync(join(tmpdir(), "webstack-"));
    process.once("exit", removeStagedFolders);
  }
  return root;
}

function makeFolder(folder: string, made: Set<string>): void {
  if (made.has(folder)) return;
  makeFolder(dirname(folder), made);
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  made.add(folder);
}

function copyAndHash(source: string, target: string): string {
  const hash = createHash("sha256");
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  const from = openSync(source, "r");
  const to = openSync(target, "wx");
  try {
    for (let bytes = readSync(from, chunk); bytes > 0; bytes = readSync(from, chunk)) {
      const part = chunk.subarray(0, bytes);
      hash.update(part);
      for (let written = 0; written < bytes; ) written += writeSync(to, part, written);
    }
  } finally {
    closeSync(from);
    closeSync(to);
  }
  return hash.digest("hex");
}
