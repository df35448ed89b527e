import type { PythonApplicationProps } from "../python-application-props";
import type { Application, ReleaseJob, WebFrameworkEngineBindOptions } from "../web-framework-engine";
import { checkDatabaseUrlScheme } from "./checks";
import { type PythonModel, pythonFiles } from "./files";
import { schemaCheckFor } from "./schema-check";

const SECRET_KEY = "secret-key";

/** What an engine adds to what all Python applications have in common. */
export interface PythonEngine {
  readonly productName: string;
  readonly props: PythonApplicationProps;
  readonly wsgi?: string;
  readonly asgi?: string;
  /** @default - none but `staticFolder` */
  readonly flaskStaticFiles?: boolean;
  /** @default - none */
  readonly environment?: { [name: string]: string };
  /** @default - SECRET_KEY */
  readonly secretKeyVariables?: string[];
}

/** The answer of an engine for a Python application. */
export function pythonApplication(engine: PythonEngine, { database, filesPath }: WebFrameworkEngineBindOptions): Application {
  const { productName, props, secretKeyVariables = ["SECRET_KEY"] } = engine;
  const model = modelOf(engine);
  if (database) checkDatabaseUrlScheme(productName, props.databaseUrlScheme, database.scheme);
  if (props.migrationCommand && !database) {
    throw new Error(`'migrationCommand' of ${productName} needs a database, got none; give the WebFramework a 'database', or leave it out`);
  }
  return {
    wsgi: model.wsgi && "webstack_wsgi:application",
    asgi: model.asgi && "webstack_asgi:application",
    environment: { PYTHONUNBUFFERED: "1", PYTHONDONTWRITEBYTECODE: "1", ...engine.environment },
    files: pythonFiles(model),
    generatedSecrets: [SECRET_KEY],
    secretVariables: Object.fromEntries(secretKeyVariables.map((name) => [name, SECRET_KEY])),
    databaseUrlScheme: props.databaseUrlScheme,
    releaseJobs: releaseJobs(model, props.migrationCommand),
    databaseJobRunner: ["python", "-m", "webstack_job", "--database", "--lock", filesPath, "--"],
    staticUrlPath: model.staticFiles?.urlPath,
    readyPath: "/-/ready",
    livePath: "/-/live",
  };
}

function modelOf({ wsgi, asgi, props, flaskStaticFiles }: PythonEngine): PythonModel {
  const { staticFolder: folder, staticUrlPath: urlPath = "/static/" } = props;
  const collects = folder !== undefined || flaskStaticFiles;
  return { wsgi, asgi, staticFiles: collects ? { folder, urlPath, application: wsgi } : undefined };
}

function releaseJobs({ wsgi, asgi, staticFiles }: PythonModel, migrationCommand?: string[]): ReleaseJob[] {
  const modules = [wsgi && "webstack_wsgi", asgi && "webstack_asgi"].filter(Boolean);
  return [
    { name: "check", command: ["python", "-c", `import ${modules.join(", ")}`], usesDatabase: false },
    ...(migrationCommand ? [{ name: "migrate", command: migrationCommand, schemaCheck: schemaCheckFor(migrationCommand) }] : []),
    ...(staticFiles ? [{ name: "collect-static", command: ["python", "-m", "webstack_static"], collectsStaticFiles: true }] : []),
  ];
}
