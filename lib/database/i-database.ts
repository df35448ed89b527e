import type { Network } from "@cdktf/provider-docker/lib/network";
import type { ITerraformDependable } from "cdktf";
import type { Secret } from "../container/secret";

/** A database an application can use: one of ours, or one somebody else runs. */
export interface IDatabase {
  /** Scheme of its URL: `postgresql`. */
  readonly scheme: string;

  /**
   * Parameters every client should use, as in the query of a database URL.
   *
   * @default - none
   */
  readonly urlParameters?: { [name: string]: string };

  /** Host name or address. */
  readonly hostname: string;

  /** Port. */
  readonly port: number;

  /** Name of the application's database. */
  readonly databaseName: string;

  /** Name of the application's user. A rotated password may be another's, whom a file `user` beside the password's names. */
  readonly userName: string;

  /** The user's password. */
  readonly password: Secret;

  /**
   * Docker network to reach it through, when this library makes it.
   *
   * @default - none of ours
   */
  readonly network?: Network;

  /**
   * Name of the Docker network to reach it through.
   *
   * @default - none: through the front network
   */
  readonly networkName?: string;

  /**
   * Name that only a server with the present settings answers to. Jobs wait there first, so that they never meet a
   * server that is about to be replaced.
   *
   * @default - none
   */
  readonly freshHostname?: string;

  /**
   * Connections that applications can have at once, for the check `connections`.
   *
   * @default - not compared
   */
  readonly maxConnections?: number;

  /**
   * Seconds after which it ends a statement, for the check `request-timeouts`.
   *
   * @default - never, or not known
   */
  readonly statementTimeoutSeconds?: number;

  /** What an application's jobs have to wait for. Never the server itself: it would be made before its predecessor is gone. */
  readonly dependables: ITerraformDependable[];
}
