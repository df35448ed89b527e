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
  /** Where no file `user` beside that of the password, if this is called `value`, says otherwise. */
  readonly user: string;
  readonly host: string;
  readonly port: number;
  readonly name: string;
  /** Absolute path of the password's file, in the container. */
  readonly passwordFile: string;
  /** @default - no query */
  readonly query?: Readonly<Record<string, string>>;
  /**
   * Absolute path of a file that the address is written to, in the place of the variable; `DATABASE_URL_FILE` names it.
   *
   * @default - the variable
   */
  readonly file?: string;
}

export interface SecretWrapperProps {
  readonly variables: readonly SecretVariable[];
  /** @default - no DATABASE_URL */
  readonly databaseUrl?: DatabaseUrl;
}

/** Variables whose fallbacks are a list in JSON. */
const IN_JSON = /_SECRET_KEY$/;

const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * A script for any POSIX shell that exports secrets from their files and then becomes the command it is given.
 *
 * So a program that only reads its environment gets a secret that `docker inspect` does not show. Of a value only one
 * newline at its end is left out; a file that cannot be read ends the container with a sentence that names it. While the
 * value before a rotation is still good, it is in the variable `<NAME>_FALLBACKS`. In `<PREFIX>_SECRET_KEY_FALLBACKS` it is
 * the one entry of a list in JSON: Flask reads variables with a prefix as JSON, and would take a text for a list of keys of
 * one character each, with which anybody could sign.
 */
export function secretWrapperScript(props: SecretWrapperProps): string {
  checkNames([...props.variables.map((variable) => variable.name), ...(props.databaseUrl ? ["DATABASE_URL"] : [])]);
  return [
    HEAD,
    ...(props.variables.some(({ name }) => IN_JSON.test(name)) ? [JSON_LIST] : []),
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

/** Control characters would have to be escaped by their number: a key that has some gets no fallback. */
const JSON_LIST = `webstack_list() {
  case $1 in
    *[[:cntrl:]]*) printf '[]' ;;
    *) printf '["%s"]' "$(printf %s "$1" | sed 's/[\\\\"]/\\\\&/g')" ;;
  esac
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
  const variable = `${name}_FALLBACKS`;
  const previous = besideValue(file, "previous");
  if (previous === undefined || all.some((other) => other.name === variable)) return "";
  const value = IN_JSON.test(name) ? '$(webstack_list "$webstack_secret")' : '"$webstack_secret"';
  return `if [ -s ${shellQuote(previous)} ]; then\n  ${exportLines(variable, previous, value).trim().replaceAll("\n", "\n  ")}\nfi\n`;
}

/** A file of a secret's volume, if it is one that is rotated: a volume of the user's own may hold other things. */
function besideValue(file: string, name: string): string | undefined {
  return file.endsWith("/value") ? file.replace(/value$/, name) : undefined;
}

function databaseUrlLines(url: DatabaseUrl): string {
  const host = url.host.includes(":") ? `[${url.host}]` : url.host;
  const query = Object.entries(url.query ?? {})
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join("&");
  const after = `@${host}:${url.port}/${percentEncode(url.name)}${query ? `?${query}` : ""}`;
  const value = `${shellQuote(`${url.scheme}://`)}"$webstack_user":$(webstack_encode "$webstack_secret")${shellQuote(after)}`;
  const found = url.file === undefined ? exportLines("DATABASE_URL", url.passwordFile, value) : fileLines(url.file, url.passwordFile, value);
  return `${PERCENT_ENCODE}\n${userLines(url)}${found}unset webstack_user\n`;
}

/** Written beside and renamed: several commands may begin at once. */
function fileLines(file: string, passwordFile: string, value: string): string {
  const beside = `${shellQuote(file)}.$$`;
  return [
    `webstack_read DATABASE_URL ${shellQuote(passwordFile)}`,
    `(umask 077 && printf %s ${value} > ${beside} && mv -f ${beside} ${shellQuote(file)})`,
    `DATABASE_URL_FILE=${shellQuote(file)}`,
    "export DATABASE_URL_FILE\n",
  ].join("\n");
}

/** A rotated password may belong to another user. */
function userLines({ user, passwordFile }: DatabaseUrl): string {
  const usual = `webstack_user=${shellQuote(percentEncode(user))}\n`;
  const file = besideValue(passwordFile, "user");
  if (file === undefined) return usual;
  const read = `webstack_read "database user" ${shellQuote(file)}\n  webstack_user=$(webstack_encode "$webstack_secret")`;
  return `${usual}if [ -s ${shellQuote(file)} ]; then\n  ${read}\nfi\n`;
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
