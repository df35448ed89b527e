import type { ContainerImage } from "../container/container-image";
import type { Secret } from "../container/secret";
import type { IDatabase } from "../database/i-database";
import type { IWebFrameworkEngine, ReleaseJob } from "./web-framework-engine";

/** Properties of `WebFramework`. */
export interface WebFrameworkProps {
  /** The framework: `new Django({ project: "shop" })`. */
  readonly engine: IWebFrameworkEngine;

  /** Image with the project, its dependencies and the server's package in it. */
  readonly image: ContainerImage;

  /**
   * The application's database.
   *
   * @default - none
   */
  readonly database?: IDatabase;

  /**
   * Environment variables of the server and the release jobs. For secrets use `secrets`.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * Secrets, by the name of the environment variable the program finds the value in. The variable `<NAME>_FILE` holds the
   * path of the file. Neither shows in `docker inspect`. From a rotation until it is retired, the value before is in
   * `<NAME>_FALLBACKS`; in `<PREFIX>_SECRET_KEY_FALLBACKS` as the one entry of a list in JSON, as Flask reads it.
   *
   * @default - none
   */
  readonly secrets?: { [name: string]: Secret };

  /**
   * Names of secrets that reach the program as files only, such as `["STRIPE_KEY", "SECRET_KEY", "DATABASE_URL"]`: those of
   * `secrets`, those of the framework and the address of the database. No variable of the program holds the value, which its
   * child processes, crash reports and debug pages would show; `<NAME>_FILE` holds the path of the file. The value before a
   * rotation is in the file `previous` beside it. `Django` reads its key and its database's password from files by itself.
   *
   * @default - none: each stands in a variable and in a file; `DATABASE_URL` stands in a variable alone
   */
  readonly secretsAsFilesOnly?: string[];

  /**
   * Work to be done once for each release, after the framework's own and before the release may serve.
   *
   * @default - none
   */
  readonly releaseJobs?: ReleaseJob[];

  /**
   * User and group that server and jobs run as, by number.
   *
   * @default "10001:10001"
   */
  readonly user?: string;

  /**
   * Connections to the database that each process of the server opens at most, for the check `connections`: the size of its
   * pool, where it has one.
   *
   * @default - one for each thread; 15 where the server has an event loop instead, which is SQLAlchemy's pool
   * @see https://docs.sqlalchemy.org/en/20/core/pooling.html#sqlalchemy.pool.QueuePool
   */
  readonly databaseConnectionsPerProcess?: number;

  /**
   * Memory limit of a release job, in MiB.
   *
   * @default 512
   */
  readonly jobMemoryMiB?: number;
}
