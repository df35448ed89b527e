import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/**
 * As much of a file is looked at. A key of 16,384 bits takes 13 KiB in PEM, the public certificates of all authorities
 * 230 KiB: a key that was appended to those is still found.
 */
const LOOKED_AT_BYTES = 256 * 1024;

const PRIVATE_KEY = "holds a private key";
const DATABASE_DUMP = "is a dump of a database with its data";

/** PEM of every kind, OpenSSH and PGP among them, as it begins. */
const KEY_MARK = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|---- BEGIN SSH2 (?:ENCRYPTED )?PRIVATE KEY ----|PuTTY-User-Key-File-\d:|AGE-SECRET-KEY-1[A-Z0-9]{20}/;

/** The same with a part of the key behind it; in source a new line may stand as `\n`, and quotes around each line. */
const WHOLE_KEY =
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr]|b?["'+\\,]|\n[A-Za-z-]+: [^\n\\]*)*[A-Za-z0-9+/]{40}|PuTTY-User-Key-File-\d: \S+\s+Encryption: |AGE-SECRET-KEY-1[A-Z0-9]{50}/;

const DUMP_HEADING = /^-- (?:PostgreSQL database dump|(?:MySQL|MariaDB) dump |phpMyAdmin SQL Dump|Dumped from database)/m;
const SQLITE_HEADING = /^\s*PRAGMA foreign_keys=OFF;\s+BEGIN TRANSACTION;/;
const DATA = /^\s*(?:INSERT INTO|REPLACE INTO|COPY .* FROM stdin;)/im;

/** A value that is not to be filled in from a variable. */
const NPM_TOKEN = /^[^#;\n]*(?:_authToken|_auth|_password)\s*=\s*(?!\s|\$\{)/m;

/** Why a file must not enter an image, by what it holds; nothing where it may. */
export function secretContent(file: string, { name, isSource }: { readonly name: string; readonly isSource: boolean }): string | undefined {
  const { bytes, isWhole } = beginning(file);
  if (isCoreDump(bytes)) return "is a core dump, which holds a program's memory";
  if (bytes.subarray(0, 5).toString("latin1") === "PGDMP") return DATABASE_DUMP;
  const text = plainText(bytes);
  // Programs know the mark without having a key.
  if ((isSource || text.includes("\0") ? WHOLE_KEY : KEY_MARK).test(text)) return PRIVATE_KEY;
  if (name.endsWith(".sql") && isDump(text, isWhole)) return DATABASE_DUMP;
  if (name === ".npmrc" && NPM_TOKEN.test(text)) return "holds a log-in for npm";
  return undefined;
}

/** A schema without data is a part of many programs. Of a long file the beginning is seen, which has no data yet. */
function isDump(text: string, isWhole: boolean): boolean {
  return (DUMP_HEADING.test(text) || SQLITE_HEADING.test(text)) && (!isWhole || DATA.test(text));
}

function isCoreDump(bytes: Buffer): boolean {
  const isElf = bytes.length >= 18 && bytes.readUInt32BE(0) === 0x7f454c46;
  // The byte before tells the order of bytes.
  return isElf && (bytes[5] === 2 ? bytes.readUInt16BE(16) : bytes.readUInt16LE(16)) === 4;
}

/** Of UTF-16 with letters of English every second byte is zero. */
function plainText(bytes: Buffer): string {
  const text = bytes.toString("latin1");
  return bytes.length > 1 && (bytes[0] === 0 || bytes[1] === 0 || bytes.readUInt16BE(0) >= 0xfeff) ? text.replaceAll("\0", "") : text;
}

function beginning(file: string): { readonly bytes: Buffer; readonly isWhole: boolean } {
  const descriptor = openSync(file, "r");
  try {
    const { size } = fstatSync(descriptor);
    const buffer = Buffer.alloc(Math.min(size, LOOKED_AT_BYTES));
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read) read = readSync(descriptor, buffer, length, buffer.length - length, null);
    return { bytes: buffer.subarray(0, length), isWhole: size <= LOOKED_AT_BYTES };
  } finally {
    closeSync(descriptor);
  }
}
