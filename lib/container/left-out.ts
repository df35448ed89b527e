import { IgnorePatterns } from "./dockerignore";
import { secretContent } from "./secret-content";

/** A file that stays out of an image although nobody said so. */
export interface LeftOut {
  /** Relative to the context. */
  readonly path: string;
  /** Behind the path: `holds a private key`. */
  readonly why: string;
}

/** What is asked about. */
export interface FileOrLink {
  /** Absolute path of it. */
  readonly source: string;
  readonly linkTarget?: string;
}

const NAMES: readonly (readonly [why: string, patterns: readonly string[]])[] = [
  [
    "has the name of a private key or of a store of keys",
    [
      "*.pem", "*.key", "*.ppk", "*.p12", "*.pfx", "*.pkcs12", "*.jks", "*.keystore", "*.bcfks", "*.kdb", "*.kdbx",
      "id_rsa*", "id_dsa*", "id_ecdsa*", "id_ed25519*", "id_xmss*",
    ],
  ],
  ["has the name of a file with log-ins", ["credentials.json", "client_secret*.json", ".htpasswd"]],
  [
    "has the name of a dump of a database",
    ["*.dump", "*.dmp", "*.pgdump", "*.rdb", "*dump*.sql", "*backup*.sql", "*.sql.gz", "*.sql.bz2", "*.sql.xz", "*.sql.zst", "*.sql.zip"],
  ],
  ["has the name of a core dump, which holds a program's memory", ["core", "core.[0-9]*", "*.core"]],
];

const BY_NAME = NAMES.map(([why, patterns]) => ({ why, patterns: new IgnorePatterns(patterns) }));

/** Paths of which the last part alone says nothing. */
const BY_PATH = { why: "has the name of a file with log-ins", patterns: new IgnorePatterns(["**/.docker/config.json", "**/.config/gcloud/**"]) };

/** Names of what is written by people: there a name says nothing, and a key is one only where it is whole. */
const SOURCE = /\.(py|pyi|pyx|js|mjs|cjs|jsx|ts|tsx|vue|html?|jinja2?|j2|css|scss|svg|md|rst|sh|po|ipynb)$/i;

/** Why a file stays out of an image by its name or what it holds; nothing where it may enter. */
export function whyLeftOut(path: string, { source, linkTarget }: FileOrLink): string | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  const isSource = SOURCE.test(name);
  const byName = isSource ? undefined : BY_NAME.find(({ patterns }) => patterns.match(name).matched);
  if (byName !== undefined) return byName.why;
  if (BY_PATH.patterns.match(path.toLowerCase()).matched) return BY_PATH.why;
  // What a link leads to is looked at where it lies.
  return linkTarget === undefined ? secretContent(source, { name, isSource }) : undefined;
}

const SHOWN = 10;

/** What to tell of files that were left out: one sentence, or none. */
export function leftOutWarnings(files: readonly LeftOut[], wayOut: string): string[] {
  if (files.length === 0) return [];
  const shown = files.slice(0, SHOWN).map(({ path, why }) => `"${path}" ${why}`);
  const more = files.length > SHOWN ? ` and ${files.length - SHOWN} more` : "";
  return [`left out of the image: ${shown.join(", ")}${more}; ${wayOut}`];
}

/** For images that read a `.dockerignore`. */
export const INCLUDE_OR_IGNORE =
  "where the program needs one of them, name it in 'include', and everybody who can read the image can read it; otherwise name it in .dockerignore, " +
  "and this warning ends";
