import { whyNotRemote } from "../config/remote-host";
import { checkKinds, shown } from "../container/kinds";
import { checkLength, FILE_NAME_BYTES, NAME_CHARACTERS } from "../container/lengths";
import { wholeNumber } from "../container/numbers";
import { requireSecret } from "../container/secret";
import type { ExternalDatabaseProps } from "./external-database";
import { EXTERNAL_DATABASE } from "./kinds";

/**
 * What the servers take. PostgreSQL reads no more of a longer name and does not say so.
 *
 * @see https://www.postgresql.org/docs/18/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
 * @see https://dev.mysql.com/doc/refman/9.7/en/identifier-length.html
 * @see https://mariadb.com/docs/server/reference/sql-structure/sql-language-structure/identifier-names (a user's is 80 there)
 */
const LONGEST_NAMES: { readonly [scheme: string]: { readonly databaseName: number; readonly userName: number } } = {
  postgresql: { databaseName: 63, userName: 63 },
  mysql: { databaseName: 64, userName: 80 },
};

const PORTS: { readonly [scheme: string]: number } = { postgresql: 5432, mysql: 3306 };

function checkHostname(hostname: string): void {
  const must = `'hostname' of Database.external must be a host name or address, got ${JSON.stringify(hostname)}`;
  const [, host, port] = /^(\[.+\]|[^:]+):([0-9]+)$/.exec(hostname) ?? [];
  if (host !== undefined) throw new Error(`${must}; the port stands apart: hostname: ${JSON.stringify(host.replace(/[[\]]/g, ""))}, port: ${port}`);
  const why = whyNotRemote(hostname);
  if (why !== undefined) throw new Error(`${must}, ${why}`);
}

/** Gives back scheme and port, which have defaults. */
export function checkExternal(props: ExternalDatabaseProps): { scheme: string; port: number } {
  checkKinds("Database.external", props, EXTERNAL_DATABASE);
  const { scheme = "postgresql" } = props;
  checkHostname(props.hostname);
  if (props.port !== undefined && !(Number.isInteger(props.port) && props.port > 0 && props.port < 65_536)) {
    throw new Error(`'port' of Database.external must be a whole number from 1 to 65535, got ${props.port}`);
  }
  if (props.networkName !== undefined && !/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(props.networkName)) {
    throw new Error(`'networkName' of Database.external must be the name of a Docker network (letters, digits, '_', '.' and '-'), got ${shown(props.networkName)}`);
  }
  if (props.networkName !== undefined) checkLength("'networkName' of Database.external", props.networkName, NAME_CHARACTERS);
  for (const prop of ["databaseName", "userName"] as const) {
    if (typeof props[prop] !== "string" || props[prop] === "") throw new Error(`'${prop}' of Database.external must not be empty, got ${JSON.stringify(props[prop])}`);
    checkLength(`'${prop}' of Database.external`, props[prop], LONGEST_NAMES[scheme]?.[prop] ?? FILE_NAME_BYTES, "as the server does");
  }
  if (requireSecret("password", props.password)._source.kind === "generated") {
    throw new Error("'password' of Database.external must be the password the server has already, got Secret.generated(); use Secret.fromHostFile(path) or Secret.fromVolume(volume, file)");
  }
  if (!/^[a-z][a-z0-9+.-]*$/.test(scheme)) {
    throw new Error(`'scheme' of Database.external must be that of a URL, without '://', such as 'postgresql' or 'mysql', got ${JSON.stringify(scheme)}`);
  }
  checkLength("'scheme' of Database.external", scheme, NAME_CHARACTERS);
  if (props.maxConnections !== undefined) wholeNumber("maxConnections' of 'Database.external", props.maxConnections, { atLeast: 1 });
  const port = props.port ?? PORTS[scheme];
  if (port === undefined) {
    throw new Error(`'port' of Database.external must be given for the scheme '${scheme}', got none; only ${Object.keys(PORTS).join(" and ")} have a default`);
  }
  return { scheme, port };
}
