import { shown } from "../container/kinds";
import { checkLength } from "../container/lengths";

/**
 * Names that every database server and URL takes as they are.
 * @param reserved names that belong to the server itself
 */
export function checkDatabaseName(prop: string, name: string, reserved: string[]): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) {
    throw new Error(`'${prop}' must be 1 to 63 lower-case letters, digits and underscores and begin with no digit, got ${shown(name)}`);
  }
  if (reserved.includes(name)) {
    throw new Error(`'${prop}' must not be '${name}', which belongs to the server itself; choose a name of the application's own`);
  }
  return name;
}

/** With `-administrator-password` behind it, it is still a file's name. */
const LONGEST_VOLUME_NAME = 200;

export function checkVolumeName(name: string): string {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) {
    throw new Error(`'volumeName' must be the name of a Docker volume (letters, digits, '_', '.' and '-'), not a path, got ${shown(name)}`);
  }
  return checkLength("'volumeName'", name, LONGEST_VOLUME_NAME, "because the names of its passwords' volumes begin with it");
}
