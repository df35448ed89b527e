/**
 * Names that every database server and URL takes as they are.
 * @param reserved names that belong to the server itself
 */
export function checkDatabaseName(prop: string, name: string, reserved: string[]): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) {
    throw new Error(`'${prop}' must be 1 to 63 lower-case letters, digits and underscores and begin with no digit, got ${JSON.stringify(name)}`);
  }
  if (reserved.includes(name)) {
    throw new Error(`'${prop}' must not be '${name}', which belongs to the server itself; choose a name of the application's own`);
  }
  return name;
}

export function checkVolumeName(name: string): string {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) {
    throw new Error(`'volumeName' must be the name of a Docker volume (letters, digits, '_', '.' and '-'), not a path, got ${JSON.stringify(name)}`);
  }
  return name;
}
