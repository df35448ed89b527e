/**
 * Makes the application's role, database and extensions. It runs at every change, because the image's own init scripts
 * only run on an empty volume. The lock outlives an interrupted apply, whose job goes on running.
 */
export const PROVISION_POSTGRES = `
exec 9< "$(dirname "$ADMINISTRATOR_PASSWORD_FILE")"
timeout "$WAIT_SECONDS" flock 9 || { echo "another job is still changing the database" >&2; exit 1; }
export PGUSER=postgres PGPASSWORD="$(cat "$ADMINISTRATOR_PASSWORD_FILE")" PGCONNECT_TIMEOUT=3
# A password stands in one of the statements: whatever the server logs, these it does not.
export PGOPTIONS="-c log_statement=none -c log_min_duration_statement=-1 -c log_min_error_statement=panic"
deadline=$(($(date +%s) + WAIT_SECONDS))
until psql -d postgres -qAtc 'select 1' > /dev/null 2> /tmp/error; do
  [ "$(date +%s)" -lt "$deadline" ] || {
    echo "the database accepted no login within $WAIT_SECONDS s: $(tail -n 1 /tmp/error)" >&2
    exit 1
  }
  sleep 0.25
done
psql -d postgres -qX -v ON_ERROR_STOP=1 <<'SQL'
\\set user \`printf %s "$DATABASE_USER"\`
\\set database \`printf %s "$DATABASE_NAME"\`
\\set password \`cat "$PASSWORD_FILE"\`
select format('create role %I', :'user') where not exists (select from pg_roles where rolname = :'user') \\gexec
select format('alter role %I login nosuperuser nocreatedb nocreaterole password %L', :'user', :'password') \\gexec
select format('create database %I owner %I', :'database', :'user')
  where not exists (select from pg_database where datname = :'database') \\gexec
SQL
for extension in "$@"; do
  export EXTENSION="$extension"
  psql -d "dbname='$DATABASE_NAME'" -qX -v ON_ERROR_STOP=1 <<'SQL'
\\set extension \`printf %s "$EXTENSION"\`
select format('create extension if not exists %I', :'extension') \\gexec
SQL
done
echo "role, database and extensions are there"
`;
