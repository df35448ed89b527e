/**
 * Makes the application's role, database and extensions. It runs at every change, because the image's own init scripts
 * only run on an empty volume. The lock outlives an interrupted apply, whose job goes on running.
 *
 * A role has one password. While two are to be valid there are two roles: OTHER_USER is a member of DATABASE_USER, has its
 * settings and becomes it at each login, so what it makes belongs to that one. The file `user` beside the password says
 * which of the two the application logs in as at present. A role that was retired has no password and stays as it is.
 *
 * The minor releases of 14 November 2024 (17.1, 16.5, 15.9, 14.14) do not become it, and a client may take it back: what
 * the other role has made for itself is handed over at the next run.
 * @see https://www.postgresql.org/docs/release/17.2/
 */
export const PROVISION_POSTGRES = `
secrets="$(dirname "$PASSWORD_FILE")" present="$DATABASE_USER"
case "$PASSWORD_FILE" in */value) [ ! -s "$secrets/user" ] || present="$(cat "$secrets/user")" ;; esac
case "$present" in "$DATABASE_USER") second="$OTHER_USER" ;; *) second="$DATABASE_USER" ;; esac
action="\${WEBSTACK_ACTION:-provision}"
case "$action" in
  provision | retire) login="$present" ;;
  rotate) login="$second" PASSWORD_FILE="$secrets/next" ;;
  *) echo "unknown action '$action'" >&2; exit 1 ;;
esac
[ -s "$PASSWORD_FILE" ] || { echo "the password in $PASSWORD_FILE is empty or missing" >&2; exit 1; }
export LOGIN="$login" SECOND="$second" PASSWORD_FILE
exec 9< "$(dirname "$ADMINISTRATOR_PASSWORD_FILE")"
timeout "$WAIT_SECONDS" flock 9 || { echo "another job is still changing the database" >&2; exit 1; }
export PGUSER=postgres PGPASSWORD="$(cat "$ADMINISTRATOR_PASSWORD_FILE")" PGCONNECT_TIMEOUT=3
# Whatever the server records of others, of these sessions it does not. Of an extension that is not there, it knows no setting.
quiet="-c log_statement=none -c log_min_duration_statement=-1 -c log_min_duration_sample=-1 -c log_transaction_sample_rate=0"
export PGOPTIONS="$quiet -c log_min_error_statement=panic -c client_min_messages=warning -c pg_stat_statements.track=none -c pgaudit.log=none"
deadline=$(($(date +%s) + WAIT_SECONDS))
until psql -d postgres -qAtc 'select 1' > /dev/null 2> /tmp/error; do
  [ "$(date +%s)" -lt "$deadline" ] || {
    echo "the database accepted no login within $WAIT_SECONDS s: $(tail -n 1 /tmp/error)" >&2
    exit 1
  }
  sleep 0.25
done
# The client sends a verifier, so that whatever records statements finds no password. It asks for one line.
set_password() {
  password="$(cat "$PASSWORD_FILE")"
  [ "$(printf %s "$password" | tr -dc '\\r\\n' | wc -c)" = 0 ] || { set_password_of_lines; return; }
  printf '%s\\n' "$password" "$password" | psql -d postgres -qX -v login="$LOGIN" -c '\\password :"login"' 2> /tmp/error || {
    echo "the password was not set: $(tail -n 1 /tmp/error)" >&2
    exit 1
  }
}
set_password_of_lines() {
  psql -d postgres -qX -v ON_ERROR_STOP=1 <<'SQL'
\\set login \`printf %s "$LOGIN"\`
\\set password \`cat "$PASSWORD_FILE"\`
select format('alter role %I password %L', :'login', :'password') \\gexec
SQL
}
psql -d postgres -qX -v ON_ERROR_STOP=1 <<'SQL'
\\set user \`printf %s "$DATABASE_USER"\`
\\set login \`printf %s "$LOGIN"\`
select format('create role %I', :'user') where not exists (select from pg_roles where rolname = :'user') \\gexec
select format('create role %I', :'login') where not exists (select from pg_roles where rolname = :'login') \\gexec
select format('alter role %I login nosuperuser nocreatedb nocreaterole', :'login') \\gexec
SQL
set_password
psql -d postgres -qX -v ON_ERROR_STOP=1 <<'SQL'
\\set user \`printf %s "$DATABASE_USER"\`
\\set login \`printf %s "$LOGIN"\`
\\set database \`printf %s "$DATABASE_NAME"\`
select format('create database %I owner %I', :'database', :'user')
  where not exists (select from pg_database where datname = :'database') \\gexec
select format('grant %I to %I', :'user', :'login') where :'user' <> :'login' \\gexec
-- The values of lists are kept as they were written, quotes included.
select format('alter role %I %s set %I to %s', :'login', 'in database ' || quote_ident(datname), name,
    case when name ~ '^(search_path|temp_tablespaces|(local|session)_preload_libraries)$' then value else quote_literal(value) end)
  from pg_db_role_setting left join pg_database on pg_database.oid = setdatabase, unnest(setconfig) as entry,
    split_part(entry, '=', 1) as name, substr(entry, length(name) + 2) as value
  where setrole = :'user'::regrole and :'user' <> :'login' \\gexec
select format('alter role %I set role = %L', :'login', :'user') where :'user' <> :'login' \\gexec
SQL
psql -d "dbname='$DATABASE_NAME'" -qX -v ON_ERROR_STOP=1 <<'SQL'
\\set user \`printf %s "$DATABASE_USER"\`
\\set other \`printf %s "$OTHER_USER"\`
select format('reassign owned by %I to %I', :'other', :'user') where exists (select from pg_roles where rolname = :'other') \\gexec
SQL
case "$action" in
  rotate) echo "user=$login"; exit ;;
  retire)
    psql -d postgres -qX -v ON_ERROR_STOP=1 -o /dev/null <<'SQL'
\\set second \`printf %s "$SECOND"\`
select format('alter role %I nologin password null', :'second') where exists (select from pg_roles where rolname = :'second') \\gexec
select pg_terminate_backend(pid) from pg_stat_activity where usename = :'second';
SQL
    exit ;;
esac
for extension in "$@"; do
  export EXTENSION="$extension"
  psql -d "dbname='$DATABASE_NAME'" -qX -v ON_ERROR_STOP=1 <<'SQL'
\\set extension \`printf %s "$EXTENSION"\`
select format('create extension if not exists %I', :'extension') \\gexec
SQL
done
echo "role, database and extensions are there"
`;

/** @see https://www.postgresql.org/docs/18/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS */
export const LONGEST_NAME = 63;

/** The second login role of an application's user. */
export function otherUser(userName: string): string {
  const short = userName.slice(0, LONGEST_NAME - 2);
  return userName.endsWith("_2") ? `${short}_3` : `${short}_2`;
}
