import type { PublicSite } from "./public-site";

/** A web framework that `WebFramework` can prepare for production. */
export interface IWebFrameworkEngine {
  /** Pure: the same options give the same answer. The number of jobs and mounts does not depend on the site. */
  bind(options: WebFrameworkEngineBindOptions): Application;
}

/** What an engine is told. */
export interface WebFrameworkEngineBindOptions {
  /** How browsers reach the application. */
  readonly site: PublicSite;

  /**
   * How the application reaches its database.
   *
   * @default - it has none
   */
  readonly database?: DatabaseConnection;

  /** Folder where the file of a secret named in `Application.generatedSecrets` lies: `<folder>/<name>/value`. */
  readonly secretsPath: string;

  /** Folder for the files the job with `collectsStaticFiles` makes; also in the variable `WEBSTACK_STATIC_ROOT`. */
  readonly staticPath: string;

  /** Folder that server and jobs mount; a lock on it keeps two jobs from writing at once. */
  readonly filesPath: string;
}

/** A database as an application sees it. */
export interface DatabaseConnection {
  /** `postgresql`, for example. */
  readonly scheme: string;
  /** Host name or address. */
  readonly hostname: string;
  /** Port. */
  readonly port: number;
  /** Name of the application's database. */
  readonly databaseName: string;
  /** Name of the application's user, unless a file `user` beside the password's says otherwise: a rotated password may be another's. */
  readonly userName: string;
  /** Path of the file that holds the user's password. */
  readonly passwordFile: string;
  /**
   * Parameters every client should use, as in the query of a database URL.
   *
   * @default - none
   */
  readonly urlParameters?: { [name: string]: string };
}

/** What an engine answers: an application as the server, the jobs and the proxy need to know it. */
export interface Application {
  /**
   * The WSGI application, as `module:attribute`.
   *
   * @default - it has none
   */
  readonly wsgi?: string;

  /**
   * The ASGI application, as `module:attribute`.
   *
   * @default - it has none
   */
  readonly asgi?: string;

  /**
   * Environment variables of server and jobs; the user's own win.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * Text files laid beside the application, by name; the folder is on the Python path.
   *
   * @default - none
   */
  readonly files?: { [name: string]: string };

  /**
   * Names of secrets the framework needs and the library makes.
   *
   * @default - none
   */
  readonly generatedSecrets?: string[];

  /**
   * Which of these secrets the program finds in environment variables, by variable: `{ SECRET_KEY: "secret-key" }`.
   *
   * @default - none: it reads their files
   */
  readonly secretVariables?: { [variable: string]: string };

  /**
   * Scheme of the address in `DATABASE_URL`, where a library wants its driver named there: `postgresql+psycopg`.
   *
   * @default - the database's own
   */
  readonly databaseUrlScheme?: string;

  /**
   * What has to be done before a release may serve, one after the other; only collecting static files does not wait for
   * jobs that use the database.
   *
   * @default - nothing
   */
  readonly releaseJobs?: ReleaseJob[];

  /**
   * Command in front of a job that uses the database: it takes the lock and waits until the database lets the application
   * log in, at the host in `WEBSTACK_DATABASE_WAIT_HOST` first, if that is set.
   *
   * @default - none: such a job waits itself
   */
  readonly databaseJobRunner?: string[];

  /**
   * URL path of the files the job with `collectsStaticFiles` makes; the proxy serves them itself. Begins and ends with `/`.
   *
   * @default - the proxy serves none
   */
  readonly staticUrlPath?: string;

  /**
   * Copies of an uploaded file that the framework keeps in `/tmp`, where a WSGI server runs it.
   *
   * @default 1
   */
  readonly wsgiUploadCopies?: number;

  /**
   * The same where an ASGI server runs it.
   *
   * @default 1
   */
  readonly asgiUploadCopies?: number;

  /** Path that answers 200 when a request would succeed. */
  readonly readyPath: string;

  /** Path that answers 200 as long as the process works, whatever becomes of the database. */
  readonly livePath: string;
}

/** Work that is done once for each release, before it may serve. */
export interface ReleaseJob {
  /** Name, in lower-case letters, digits and hyphens. */
  readonly name: string;

  /** The program and its arguments, without a shell. */
  readonly command: string[];

  /**
   * Whether it uses the database. The job then joins the database's network, which has no way out; without, it has no
   * network at all.
   *
   * @default true
   */
  readonly usesDatabase?: boolean;

  /**
   * Whether it makes the static files. Such a job gets neither network nor secrets.
   *
   * @default false
   */
  readonly collectsStaticFiles?: boolean;

  /**
   * For a job that changes the database's schema: how a roll-back finds out whether the database has migrations that this
   * code does not know. A program and its arguments, run like the job. Exit code 0 says that it has none; 3 that it prints
   * them, one a line; any other that it cannot tell. Lines on standard error that begin with `migrate ` are shown as commands
   * for `npx webstack manage` that take them back.
   *
   * @default - a roll-back to another image refuses, because nobody can tell
   */
  readonly schemaCheck?: string[];
}
