import { shellQuote } from "../config/shell-words";
import { percentEncode } from "../config/url";

/** A secret that a program wants in an environment variable. */
export interface SecretVariable {
  readonly name: string;
  /** Absolute path of the secret's file, in the container. */
  readonly file: string;
}

/** The parts of the address a program wants in `DATABASE_URL`. */
export interface DatabaseUrl {
  /** Such as `postgresql` or `mysql`. */
  readonly scheme: string;
  /** Where no file `user` beside the password's says otherwise. */
  readonly user: string;
  readonly host: string;
  readonly port: number;
  readonly name: string;
  /** Absolute path of the password's file, in the container. */
  readonly passwordFile: string;
  /** @default - no query */
  readonly query?: Readonly<Record<string, string>>;
}

export interface SecretWrapperProps {
  readonly variables: readonly SecretVariable[];
  /** @default - no DATABASE_URL */
  readonly databaseUrl?: DatabaseUrl;
}

const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * A script for any POSIX shell that exports secrets from their files and then becomes the command it is given.
 *
 * So a program that only reads its environment gets a secret that `docker inspect` does not show. Of a value only one
 * newline at its end is left out; a file that cannot be read ends the container with a sentence that names it. While the
 * value before a rotation is still good, it is in the variable `<NAME>_FALLBACKS`.
 */
export function secretWrapperScript(props: SecretWrapperProps): string {
  checkNames([...props.variables.map((variable) => variable.name), ...(props.databaseUrl ? ["DATABASE_URL"] : [])]);
  return [
    HEAD,
    ...props.variables.map(({ name, file }) => exportLines(name, file, '"$webstack_secret"') + fallbackLines(name, file, props.variables)),
    ...(props.databaseUrl ? [databaseUrlLines(props.databaseUrl)] : []),
    TAIL,
  ].join("\n");
}

/** An `x` guards the value's end, because `$(...)` drops every newline there. */
const HEAD = `#!/bin/sh
set -eu

webstack_read() {
  webstack_secret=$(cat -- "$2" && printf x) || {
    printf '%s\\n' "cannot read the secret $1 from $2" >&2
    exit 1
  }
  webstack_secret=\${webstack_secret%x}
  webstack_secret=\${webstack_secret%"
"}
}
`;

const PERCENT_ENCODE = `webstack_encode() {
  printf %s "$1" | od -An -v -tx1 | tr -d ' \\n' | sed 's/../%&/g'
}
`;

const TAIL = `unset webstack_secret
if [ "$#" -eq 0 ]; then
  echo "no command to run" >&2
  exit 1
fi
exec "$@"
`;

function exportLines(name: string, file: string, value: string): string {
  return `webstack_read ${name} ${shellQuote(file)}\n${name}=${value}\nexport ${name}\n`;
}

/** The value before the last rotation, until it is retired. */
function fallbackLines(name: string, file: string, all: readonly SecretVariable[]): string {
  if (all.some((other) => other.name === `${name}_FALLBACKS`)) return "";
  const previous = shellQuote(`${folderOf(file)}/previous`);
  return `if [ -s ${previous} ]; then\n  webstack_read ${name}_FALLBACKS ${previous}\n  export ${name}_FALLBACKS="$webstack_secret"\nfi\n`;
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf("/"));
}

function databaseUrlLines(url: DatabaseUrl): string {
  const host = url.host.includes(":") ? `[${url.host}]` : url.host;
  const query = Object.entries(url.query ?? {})
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join("&");
  const after = `@${host}:${url.port}/${percentEncode(url.name)}${query ? `?${query}` : ""}`;
  const value = `${shellQuote(`${url.scheme}://`)}"$webstack_user":$(webstack_encode "$webstack_secret")${shellQuote(after)}`;
  return `${PERCENT_ENCODE}\n${userLines(url)}${exportLines("DATABASE_URL", url.passwordFile, value)}unset webstack_user\n`;
}

/** A rotated password may belong to another user. */
function userLines({ user, passwordFile }: DatabaseUrl): string {
  const file = shellQuote(`${folderOf(passwordFile)}/user`);
  const read = `webstack_read "database user" ${file}\n  webstack_user=$(webstack_encode "$webstack_secret")`;
  return `webstack_user=${shellQuote(percentEncode(user))}\nif [ -s ${file} ]; then\n  ${read}\nfi\n`;
}

function checkNames(names: readonly string[]): void {
  names.forEach((name, index) => {
    if (!VARIABLE_NAME.test(name)) {
      const rule = 'must be named with letters, digits and "_" and not begin with a digit';
      throw new Error(`a secret's variable ${rule}, got "${name}"`);
    }
    if (names.indexOf(name) !== index) {
      throw new Error(`two secrets are to be the variable "${name}"; rename one`);
    }
  });
}
