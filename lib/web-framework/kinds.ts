import { ContainerImage } from "../container/container-image";
import { ANYTHING, checkKinds, FLAG, having, instanceOf, JSON_VALUE, type Kinds, listOf, mapOf, NUMBER, shape, TEXT } from "../container/kinds";

const COMMAND = listOf(TEXT);

const RELEASE_JOB = shape({ required: { name: TEXT, command: COMMAND }, optional: { usesDatabase: FLAG, collectsStaticFiles: FLAG, schemaCheck: COMMAND } });

/** Environment and secrets have rules of their own. */
export const WEB_FRAMEWORK = {
  required: {
    engine: having(["bind"], "an engine such as new Django({ project })"),
    image: instanceOf(ContainerImage, "a ContainerImage such as ContainerImage.fromRegistry(name)"),
  },
  optional: {
    database: having([], "a Database, or Database.external(...)"),
    environment: mapOf(ANYTHING),
    secrets: mapOf(ANYTHING),
    secretsAsFilesOnly: COMMAND,
    releaseJobs: listOf(RELEASE_JOB),
    user: TEXT,
    databaseConnectionsPerProcess: NUMBER,
    jobMemoryMiB: NUMBER,
  },
};

const DJANGO = {
  required: { project: TEXT },
  optional: {
    settingsModule: TEXT, ownSettings: FLAG, settings: mapOf(JSON_VALUE), hstsSeconds: NUMBER, staticUrl: TEXT, connMaxAgeSeconds: NUMBER, migrate: FLAG,
    collectstatic: FLAG,
  },
};

export function checkDjangoProps(props: unknown): void {
  checkKinds("Django", props, DJANGO);
}

const PYTHON: Kinds = { migrationCommand: COMMAND, databaseUrlScheme: TEXT, staticFolder: TEXT, staticUrlPath: TEXT };

export const FLASK = { required: { application: TEXT }, optional: { ...PYTHON, collectStaticFiles: FLAG } };
export const FAST_API = { required: { application: TEXT }, optional: PYTHON };
export const PYTHON_APP = { optional: { ...PYTHON, wsgi: TEXT, asgi: TEXT } };
