import type { ContainerSpec } from "../container/container-spec";

/** A database server that can stand behind `Database`. */
export interface IDatabaseEngine {
  /** Name for messages: `PostgreSQL`. */
  readonly productName: string;

  /** Scheme of a database URL: `postgresql`. */
  readonly scheme: string;

  /**
   * Parameters every client should use, as in the query of a database URL: `{ charset: "utf8mb4" }`.
   *
   * @default - none
   */
  readonly urlParameters?: { [name: string]: string };

  /** Names of databases and users that belong to the server itself. */
  readonly reservedNames: string[];

  /** Port the server listens on inside its network. */
  readonly port: number;

  /** Name and tag of the image that runs it, as on Docker Hub. */
  readonly imageName: string;

  /** Least memory the server works with, in MiB. */
  readonly minimumMemoryMiB: number;

  /** Pure: the same options give the same answer. */
  bind(options: DatabaseEngineBindOptions): DatabaseServer;
}

/** What an engine is told about its database. */
export interface DatabaseEngineBindOptions {
  /** Memory limit of the server's container, in MiB. */
  readonly memoryMiB: number;

  /** Processors of the server's container. */
  readonly cpus: number;

  /** File that holds the administrator's password, in the server and in the job. */
  readonly administratorPasswordFile: string;

  /** File that holds the application's password, in the job alone. */
  readonly passwordFile: string;

  /** The application's database. */
  readonly databaseName: string;

  /** The application's user. */
  readonly userName: string;

  /** Extensions the application's database is to have. */
  readonly extensions: string[];

  /** Name the server answers to; the job waits until it accepts a login there. */
  readonly hostname: string;

  /** Seconds the job waits for that login. */
  readonly waitSeconds: number;
}

/** What an engine answers. */
export interface DatabaseServer {
  /** The server. */
  readonly container: ContainerSpec;

  /** Where the server keeps its data. */
  readonly dataPath: string;

  /** What its data is, in words: `PostgreSQL 18`. A server is never given the data of another. */
  readonly dataFormat: string;

  /** What to do with the data of another format, for the error: a sentence without its beginning capital and its full stop. */
  readonly dataFormatAdvice: string;

  /**
   * A job in the same image that sees the data before the server does, and fails when the server could not open it.
   */
  readonly dataCheck: ContainerSpec;

  /**
   * A job in the same image that makes user, database and extensions when they are missing, and sets the user's password.
   * It has to be safe to run again.
   *
   * A job whose environment says `WEBSTACK_ACTIONS="rotate retire"` can also be run with a `WEBSTACK_ACTION`:
   *
   * - `rotate` makes the password in the file `next`, beside that of the password, valid besides the present one. If it is
   *   another user's, the last line printed is `user=NAME`. From then on `next` is the password, `previous` holds the one
   *   before, and a file `user` that name.
   * - `retire` leaves only the present password valid, and that user.
   *
   * In between, each further run leaves valid what is. All three files are there for a password in a file named `value` alone.
   */
  readonly provision: ContainerSpec;

  /**
   * What the server holds, the user's own settings taken into account.
   *
   * @default - the checks across the stack leave it out
   */
  readonly capacity?: DatabaseCapacity;
}

/** How much a database server holds. */
export interface DatabaseCapacity {
  /** Connections that applications can have at once: without those the server keeps for its administrator. */
  readonly connections: number;

  /** Memory that the server takes whatever it is asked, in MiB. */
  readonly fixedMemoryMiB: number;

  /**
   * Seconds after which it ends a statement.
   *
   * @default - never
   */
  readonly statementTimeoutSeconds?: number;

  /**
   * What it takes while several clients send and fetch the largest values it accepts.
   *
   * @default - the checks across the stack leave it out
   */
  readonly peak?: DatabasePeak;
}

/** What a database server takes when six connections at once store or fetch the largest value that it accepts. */
export interface DatabasePeak {
  /** Memory of the whole server, in MiB. */
  readonly memoryMiB: number;

  /** The setting that says how large a value may be, with its value, for the error: `'max_allowed_packet' of 64M`. */
  readonly setting: string;
}
