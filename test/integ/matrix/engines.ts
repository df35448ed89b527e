import {
  Apache,
  ApplicationInterface,
  Daphne,
  Django,
  FastApi,
  Flask,
  Granian,
  Gunicorn,
  GunicornWorkerClass,
  Hypercorn,
  type IAppServerEngine,
  type IDatabaseEngine,
  type IReverseProxyEngine,
  type IWebFrameworkEngine,
  MariaDb,
  MySql,
  Nginx,
  Postgres,
  PythonApp,
  UpstreamProtocol,
  Uvicorn,
  Uwsgi,
} from "../../../lib";
import type { Cell, Database, Framework, Proxy, Server } from "./cells";

export const PROXIES: { readonly [proxy in Proxy]: () => IReverseProxyEngine } = {
  nginx: () => new Nginx(),
  apache: () => new Apache(),
};

const INTERFACES = { wsgi: ApplicationInterface.WSGI, asgi: ApplicationInterface.ASGI };

export const SERVERS: { readonly [server in Server]: (cell: Cell) => IAppServerEngine } = {
  gunicorn: () => new Gunicorn(),
  "gunicorn-sync": () => new Gunicorn({ workerClass: GunicornWorkerClass.SYNC }),
  uwsgi: () => new Uwsgi(),
  "uwsgi-http": () => new Uwsgi({ protocol: UpstreamProtocol.HTTP }),
  uvicorn: () => new Uvicorn(),
  hypercorn: () => new Hypercorn(),
  daphne: () => new Daphne(),
  // Where there is a choice it is told which; otherwise it has to see what there is.
  granian: ({ framework, runsAs }) => new Granian(framework === "django" ? { applicationInterface: INTERFACES[runsAs] } : {}),
};

export const DATABASES: { readonly [database in Database]: () => IDatabaseEngine } = {
  postgres: () => new Postgres(),
  mysql: () => new MySql(),
  mariadb: () => new MariaDb(),
};

/** SQLAlchemy wants the driver named in the address. */
const DRIVERS: { readonly [database in Database]: string } = {
  postgres: "postgresql+psycopg",
  mysql: "mysql+pymysql",
  mariadb: "mysql+pymysql",
};

const MIGRATE = ["alembic", "upgrade", "head"];

export const FRAMEWORKS: { readonly [framework in Framework]: (cell: Cell) => IWebFrameworkEngine } = {
  django: () => new Django({ project: "mysite" }),
  flask: ({ database }) => new Flask({ application: "app:app", databaseUrlScheme: DRIVERS[database], migrationCommand: MIGRATE }),
  fastapi: ({ database, isPlainCallable }) => {
    const props = { databaseUrlScheme: DRIVERS[database], migrationCommand: MIGRATE, staticFolder: "static" };
    return isPlainCallable ? new PythonApp({ asgi: "app:app", ...props }) : new FastApi({ application: "app:app", ...props });
  },
};
