import type { ContainerImage } from "../container/container-image";
import type { RemovalPolicy } from "../container/removal-policy";
import type { Resources } from "../container/resources";
import type { Secret } from "../container/secret";
import type { IDatabaseEngine } from "./database-engine";

/** Properties of `Database`. */
export interface DatabaseProps {
  /**
   * The database server.
   *
   * @default - `new Postgres()`
   */
  readonly engine?: IDatabaseEngine;

  /**
   * Name of the application's database.
   *
   * @default "app"
   */
  readonly databaseName?: string;

  /**
   * Name of the application's user. It owns its database and nothing else.
   *
   * @default - the name of the database
   */
  readonly userName?: string;

  /**
   * Password of the application's user.
   *
   * @default - `Secret.generated()`
   */
  readonly password?: Secret;

  /**
   * Password of the server's administrator, whom only the server and its set-up job know. Give it when `volumeName` adopts
   * a volume that has one already.
   *
   * @default - `Secret.generated()`
   */
  readonly administratorPassword?: Secret;

  /**
   * Extensions the application's database is to have.
   *
   * @default - none
   */
  readonly extensions?: string[];

  /**
   * Memory and processors; the server is tuned to them.
   *
   * @default - 512 MiB and 1 processor
   */
  readonly resources?: Resources;

  /**
   * Name of the Docker volume that holds the data; an existing one is adopted. Its secrets live beside it, in volumes
   * whose names begin with this one.
   *
   * @default - a name made of the stack's and the construct's ids
   */
  readonly volumeName?: string;

  /**
   * What becomes of the data, and of the passwords that open it, when the stack is destroyed.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Seconds the server may take until it answers: more for large databases, which read their log after a crash.
   *
   * @default 300
   */
  readonly startTimeoutSeconds?: number;

  /**
   * Image to run instead of the engine's own; it has to keep the contract of the official image.
   *
   * @default - the engine's image
   */
  readonly image?: ContainerImage;
}
