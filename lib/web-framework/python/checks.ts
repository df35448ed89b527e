import { checkLength, FILE_NAME_BYTES, NAME_CHARACTERS, PATH_BYTES, URL_PATH_CHARACTERS } from "../../container/lengths";
import type { PythonApplicationProps } from "../python-application-props";

const APPLICATION = /^[A-Za-z_][A-Za-z0-9_]*([.][A-Za-z_][A-Za-z0-9_]*)*:[A-Za-z_][A-Za-z0-9_]*([(][)])?$/;
const SCHEME = /^[a-z][a-z0-9]*([+][a-z0-9_]+)?$/;
const URL_PATH = /^\/([A-Za-z0-9._~-]+\/)+$/;
const FOLDER = /^\/?[A-Za-z0-9._~@+ -]+(\/[A-Za-z0-9._~@+ -]+)*\/?$/;

/** What the schemes of one product begin with. */
const PRODUCTS = [
  ["postgresql", "postgres"],
  ["mysql", "mariadb"],
];

export function checkApplication(prop: string, engine: string, application: string): void {
  if (!APPLICATION.test(application)) {
    const rule = "must be a module and its attribute, such as 'shop:app', or a factory, such as 'shop:create_app()'";
    throw new Error(`'${prop}' of ${engine} ${rule}, got ${JSON.stringify(application)}`);
  }
  checkLength(`'${prop}' of ${engine}`, application, FILE_NAME_BYTES);
}

export function checkPythonProps(engine: string, props: PythonApplicationProps): void {
  const { migrationCommand, databaseUrlScheme, staticFolder, staticUrlPath } = props;
  if (migrationCommand !== undefined) checkCommand(engine, migrationCommand);
  if (databaseUrlScheme !== undefined && !SCHEME.test(databaseUrlScheme)) {
    throw new Error(
      `'databaseUrlScheme' of ${engine} must be a scheme such as 'postgresql+psycopg', without '://', got ${JSON.stringify(databaseUrlScheme)}`,
    );
  }
  if (databaseUrlScheme !== undefined) checkLength(`'databaseUrlScheme' of ${engine}`, databaseUrlScheme, NAME_CHARACTERS);
  if (staticFolder !== undefined) checkFolder(engine, staticFolder);
  if (staticUrlPath !== undefined) checkLength(`'staticUrlPath' of ${engine}`, staticUrlPath, URL_PATH_CHARACTERS);
  if (staticUrlPath !== undefined && (!URL_PATH.test(staticUrlPath) || hasDots(staticUrlPath))) {
    throw new Error(`'staticUrlPath' of ${engine} must be a path that begins and ends with '/', got ${JSON.stringify(staticUrlPath)}`);
  }
}

/** For an engine that cannot find the folder itself. */
export function checkFolderOfPath(engine: string, { staticFolder, staticUrlPath }: PythonApplicationProps): void {
  if (staticUrlPath !== undefined && staticFolder === undefined) {
    throw new Error(`'staticUrlPath' of ${engine} needs a 'staticFolder' with the files to serve there, got none; give one, or leave it out`);
  }
}

/** @param scheme the database's own */
export function checkDatabaseUrlScheme(engine: string, databaseUrlScheme: string | undefined, scheme: string): void {
  const product = (url: string) => PRODUCTS.find((names) => names.includes(url.split("+")[0]));
  const [wanted, had] = [product(databaseUrlScheme ?? scheme), product(scheme)];
  if (wanted && had && wanted !== had) {
    throw new Error(
      `'databaseUrlScheme' of ${engine} must be for a '${scheme}' database, got '${databaseUrlScheme}'; give another, or another 'database'`,
    );
  }
}

function checkCommand(engine: string, command: string[]): void {
  const isText = (word: unknown) => typeof word === "string" && word !== "" && !word.includes("\0");
  if (!Array.isArray(command) || command.length === 0 || !command.every(isText)) {
    const rule = `must be a program and its arguments, such as ["flask", "db", "upgrade"]`;
    throw new Error(`'migrationCommand' of ${engine} ${rule}, got ${JSON.stringify(command)}; leave it out if there is nothing to migrate`);
  }
}

/** The working directory itself holds the program, which nobody outside may read. */
function checkFolder(engine: string, folder: string): void {
  if (!FOLDER.test(folder) || hasDots(folder)) {
    const rule = "must be the path of a folder that holds nothing else, such as 'static' or '/app/shop/static'";
    throw new Error(`'staticFolder' of ${engine} ${rule}, got ${JSON.stringify(folder)}`);
  }
  checkLength(`'staticFolder' of ${engine}`, folder, PATH_BYTES);
}

function hasDots(path: string): boolean {
  return path.split("/").some((part) => part === "." || part === "..");
}
