import { checkEnvironment } from "../container/environment";
import { wholeNumber } from "../container/numbers";
import { requireSecret, type Secret } from "../container/secret";
import { kebab } from "../private/names";

/** Name of the database's password among an application's secrets. */
export const DATABASE_PASSWORD = "database-password";

/** Of runc, and so of every container. */
const HIGHEST_ID = 2 ** 31 - 1;

interface Checked {
  readonly environment?: { readonly [name: string]: string };
  readonly secrets?: { readonly [name: string]: unknown };
  readonly database?: unknown;
  readonly user?: string;
  readonly jobMemoryMiB?: number;
  readonly databaseConnectionsPerProcess?: number;
}

/** What can be said of an application's properties before anything is made of them. */
export function checkProps({ environment = {}, secrets = {}, database, user = "10001:10001", jobMemoryMiB, databaseConnectionsPerProcess }: Checked): void {
  checkEnvironment(environment, secrets);
  for (const [name, secret] of Object.entries(secrets)) requireSecret(`secrets.${name}`, secret);
  if (database !== undefined && (Object.hasOwn(environment, "DATABASE_URL") || Object.hasOwn(secrets, "DATABASE_URL"))) {
    throw new Error("'DATABASE_URL' is made from 'database'; remove it from 'environment' and 'secrets', or give no 'database'");
  }
  const password = database === undefined ? undefined : Object.keys(secrets).find((name) => kebab(name) === DATABASE_PASSWORD);
  if (password !== undefined) {
    throw new Error(`'${password}' comes with 'database', as part of DATABASE_URL; remove it from 'secrets', or give it another name`);
  }
  if (!/^[1-9][0-9]{0,9}:[0-9]{1,10}$/.test(user)) {
    throw new Error(`'user' must be a user other than root and a group, by number, such as '10001:10001', got ${JSON.stringify(user)}`);
  }
  if (user.split(":").some((id) => Number(id) > HIGHEST_ID)) throw new Error(`'user' must have numbers of at most ${HIGHEST_ID}, got '${user}', which no container can run as`);
  if (databaseConnectionsPerProcess !== undefined) wholeNumber("databaseConnectionsPerProcess", databaseConnectionsPerProcess, { atLeast: 1 });
  if (jobMemoryMiB !== undefined) wholeNumber("jobMemoryMiB", jobMemoryMiB, { atLeast: 64, why: "Python needs as much to start" });
}

interface FilesOnly {
  readonly secrets?: { readonly [name: string]: unknown };
  readonly database?: unknown;
  readonly secretsAsFilesOnly?: string[];
}

/**
 * Refuses names of nothing: what they were meant for would go on standing in the environment.
 * @param framework variables that the framework finds its own secrets in
 */
export function checkFilesOnly({ secrets = {}, database, secretsAsFilesOnly = [] }: FilesOnly, framework: string[]): void {
  const known = [...new Set([...Object.keys(secrets), ...framework, ...(database === undefined ? [] : ["DATABASE_URL"])])];
  for (const name of secretsAsFilesOnly) {
    if (known.includes(name)) continue;
    throw new Error(`'secretsAsFilesOnly' must name secrets of this application (${known.join(", ") || "it has none"}), got ${JSON.stringify(name)}`);
  }
}

/** The framework's secrets but for those in whose place the user puts one: `SECRET_KEY` for `secret-key`. */
export function withoutOwn(generated: string[], secrets: { readonly [name: string]: Secret }): string[] {
  const own = new Map(Object.entries(secrets).map(([name, secret]) => [kebab(name), { name, source: secret._source }]));
  return generated.filter((name) => {
    const { name: given, source } = own.get(name) ?? {};
    if (source?.kind === "volume" && source.file !== "value") {
      throw new Error(`'${given}' takes the place of the framework's own secret, whose file must be named 'value', got '${source.file}'; rename the file`);
    }
    return source === undefined;
  });
}
