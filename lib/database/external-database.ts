import type { Secret } from "../container/secret";

/** Properties of `Database.external`. */
export interface ExternalDatabaseProps {
  /** Host name or address, as an application's container reaches it. */
  readonly hostname: string;

  /** Name of the application's database. */
  readonly databaseName: string;

  /** Name of the application's user. */
  readonly userName: string;

  /** The user's password; it cannot be generated here. */
  readonly password: Secret;

  /**
   * Scheme of its URL: `"postgresql"`, or `"mysql"` for MySQL and MariaDB.
   *
   * @default "postgresql"
   */
  readonly scheme?: string;

  /**
   * Parameters in the query of its URL: `{ charset: "utf8mb4" }`.
   *
   * @default - none
   */
  readonly urlParameters?: { [name: string]: string };

  /**
   * Port.
   *
   * @default - that of the scheme: 5432 for PostgreSQL, 3306 for MySQL and MariaDB
   */
  readonly port?: number;

  /**
   * Name of an existing Docker network to reach it through.
   *
   * @default - none: through the front network
   */
  readonly networkName?: string;

  /**
   * Connections that applications can have at once: the server's limit without what it keeps for its administrator. The
   * check `connections` compares it with what the applications may open.
   *
   * @default - not compared
   */
  readonly maxConnections?: number;
}
