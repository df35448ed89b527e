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
   * Scheme of its URL.
   *
   * @default "postgresql"
   */
  readonly scheme?: string;

  /**
   * Port.
   *
   * @default 5432
   */
  readonly port?: number;

  /**
   * Name of an existing Docker network to reach it through.
   *
   * @default - none: through the front network
   */
  readonly networkName?: string;
}
