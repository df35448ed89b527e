#!/bin/bash
# Makes the database cluster at the first start, then becomes the server.
set -euo pipefail

say() { echo "docker-entrypoint: $*"; }
fail() { say "error: $*" >&2; exit 1; }

# Sets a variable from the file its _FILE twin names, or to a default.
resolve() {
  local name=$1 file_name=$1_FILE
  if [ -n "${!name:-}" ] && [ -n "${!file_name:-}" ]; then
    fail "$name and $file_name are both set, and only one may be"
  fi
  local value=${!name:-${2:-}}
  if [ -n "${!file_name:-}" ]; then value=$(< "${!file_name}"); fi
  export "$name=$value"
  unset "$file_name"
}

sql() { PGHOST='' PGHOSTADDR='' psql -X -v ON_ERROR_STOP=1 --no-password --username "$POSTGRES_USER" "$@"; }

check_password() {
  if [ -z "$POSTGRES_PASSWORD" ] && [ "$POSTGRES_HOST_AUTH_METHOD" != trust ]; then
    fail "an empty data folder needs POSTGRES_PASSWORD, or POSTGRES_PASSWORD_FILE, for the first superuser"
  fi
}

make_cluster() {
  # The arguments are one string in the shell's own quoting.
  local arguments
  eval "arguments=($POSTGRES_INITDB_ARGS)"
  initdb --username "$POSTGRES_USER" --pwfile <(printf '%s\n' "$POSTGRES_PASSWORD") \
    ${arguments[@]+"${arguments[@]}"}
  printf '\nhost all all all %s\n' "$POSTGRES_HOST_AUTH_METHOD" >> "$PGDATA/pg_hba.conf"
}

create_database() {
  [ "$POSTGRES_DB" != postgres ] || return 0
  printf 'CREATE DATABASE :"name";\n' | sql --dbname postgres --set name="$POSTGRES_DB"
}

run_scripts() {
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh) say "running $file"; if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) say "running $file"; sql --dbname "$POSTGRES_DB" -f "$file" ;;
      */'*') ;;
      *) say "ignoring $file" ;;
    esac
  done
}

initialise() {
  check_password
  make_cluster
  # Without TCP, so that nobody takes the half-made database for the finished one.
  pg_ctl start --wait --silent -D "$PGDATA" -o "-c listen_addresses='' -p 5432"
  export PGPASSWORD=${PGPASSWORD:-$POSTGRES_PASSWORD}
  create_database
  run_scripts
  unset PGPASSWORD
  pg_ctl stop --wait --silent -D "$PGDATA" -m fast
  say "the database is ready, starting the server"
}

case ${1-} in -*) set -- postgres "$@" ;; esac

if [ "${1-}" = postgres ]; then
  case " $* " in *' --help '* | *' -? '* | *' --version '* | *' -V '* | *' --describe-config '*) exec "$@" ;; esac

  mkdir -p "$PGDATA"
  if [ "$(id -u)" = 0 ]; then
    chown postgres /var/run/postgresql
    find "$PGDATA" \! -user postgres -exec chown postgres '{}' +
    exec gosu postgres "$0" "$@"
  fi
  chmod 700 "$PGDATA"

  if [ ! -s "$PGDATA/PG_VERSION" ]; then
    resolve POSTGRES_PASSWORD
    resolve POSTGRES_USER postgres
    resolve POSTGRES_DB "$POSTGRES_USER"
    resolve POSTGRES_INITDB_ARGS
    resolve POSTGRES_HOST_AUTH_METHOD scram-sha-256
    initialise
  fi
fi
exec "$@"
