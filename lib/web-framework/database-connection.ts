import { requireSecret } from "../container/secret";
import type { IDatabase } from "../database/i-database";
import { secretPath } from "../rollout/secret-volumes";
import { DATABASE_PASSWORD } from "./check-props";
import type { DatabaseConnection } from "./web-framework-engine";

/** A database as the application's containers see it. */
export function connectionTo(database: IDatabase): DatabaseConnection {
  const { scheme, urlParameters, hostname, port, databaseName, userName } = database;
  const source = requireSecret("database.password", database.password)._source;
  const passwordFile = secretPath(DATABASE_PASSWORD, source.kind === "volume" ? source.file : undefined);
  return { scheme, urlParameters, hostname, port, databaseName, userName, passwordFile };
}
