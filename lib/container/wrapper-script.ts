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
 * newline at its end is left out; a file that cannot be read ends the container with a sentence that names it.
 */
export function secretWrapperScript(props: SecretWrapperProps): string {
  checkNames([...props.variables.map((variable) => variable.name), ...(props.databaseUrl ? ["DATABASE_URL"] : [])]);
  return [
    HEAD,
    ...props.variables.map(({ name, file }) => exportLines(name, file, '"$webstack_secret"')),
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

function databaseUrlLines(url: DatabaseUrl): string {
  const host = url.host.includes(":") ? `[${url.host}]` : url.host;
  const query = Object.entries(url.query ?? {})
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join("&");
  const before = `${url.scheme}://${percentEncode(url.user)}:`;
  const after = `@${host}:${url.port}/${percentEncode(url.name)}${query ? `?${query}` : ""}`;
  const value = `${shellQuote(before)}$(webstack_encode "$webstack_secret")${shellQuote(after)}`;
  return `${PERCENT_ENCODE}\n${exportLines("DATABASE_URL", url.passwordFile, value)}`;
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
