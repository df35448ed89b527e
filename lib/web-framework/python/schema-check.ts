/** Migration commands, and what of the same tool fails when the database has a revision that is not among the files. */
const CHECKS: readonly (readonly [command: string, check: string[]])[] = [
  ["alembic upgrade head", ["alembic", "current"]],
  ["flask db upgrade", ["flask", "db", "current"]],
];

/** How to find out whether the code knows the database's revisions; nothing where that is not known of a command. */
export function schemaCheckFor(migrationCommand: readonly string[]): string[] | undefined {
  return CHECKS.find(([command]) => command === migrationCommand.join(" "))?.[1];
}
