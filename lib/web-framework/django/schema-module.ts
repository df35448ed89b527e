/** What a roll-back asks the code of an earlier release: whether the database is further than it. */
export function renderSchemaModule(): string {
  return `"""python -m webstack_schema

Prints the migrations that were applied to the database and that this code does not know, one a line; exit code 3 if any.
Standard error gets what takes them back, run by the code that knows them.
"""
import sys

import django


def unknown_migrations(loader):
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    known = loader.disk_migrations
    # Of squashed migrations the files may be gone; the one in their place names them.
    replaced = {key for migration in known.values() for key in migration.replaces}
    return sorted(key for key in MigrationRecorder(connection).applied_migrations() if key not in known and key not in replaced)


def main():
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None)
    found = unknown_migrations(loader)
    for app, name in found:
        print(f"{app}.{name}", flush=True)
    for app in sorted({app for app, _ in found}):
        last = [name for _, name in loader.graph.leaf_nodes(app)] or ["zero"]
        print("migrate", app, last[0], file=sys.stderr, flush=True)
    return 3 if found else 0


if __name__ == "__main__":
    django.setup()
    sys.exit(main())
`;
}
