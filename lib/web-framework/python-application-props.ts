/** Properties that `Flask`, `FastApi` and `PythonApp` have in common. */
export interface PythonApplicationProps {
  /**
   * Program and arguments that bring the database to the application's present form, run once for each release:
   * `["flask", "db", "upgrade"]` or `["alembic", "upgrade", "head"]`. It needs a `database`, whose address it finds in the
   * variable `DATABASE_URL`.
   *
   * @default - none
   */
  readonly migrationCommand?: string[];

  /**
   * Scheme of the address in `DATABASE_URL`, where the application wants its driver named there: `postgresql+psycopg` or
   * `mysql+pymysql`.
   *
   * @default - the database's own: `postgresql`, for example
   * @see https://docs.sqlalchemy.org/en/20/core/engines.html#database-urls
   */
  readonly databaseUrlScheme?: string;

  /**
   * Folder in the image whose files the proxy serves itself, absolute or relative to the working directory. Hidden files
   * are left out, links that lead out of it are refused. The application has to serve them as well where there is no proxy.
   *
   * @default - `Flask` asks the application and its blueprints, the others have none
   */
  readonly staticFolder?: string;

  /**
   * Path of the static files. It is the proxy's: a path below it that names no file is not found.
   *
   * @default "/static/"
   */
  readonly staticUrlPath?: string;
}
