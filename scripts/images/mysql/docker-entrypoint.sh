#!/bin/bash
# Makes the data folder at the first start, then becomes the server.
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

# The value the server gives a setting, of its whole list of settings; indented lines are prose.
setting() { awk -v name="$1" '/^[^ \t]/ && $1 == name { print $2; exit }' <<< "$settings"; }

literal() {
  local text=${1//\\/\\\\}
  printf "'%s'" "${text//\'/\'\'}"
}
# As it is: who puts quotes or backslashes into a password has to write them for SQL and option files.
password_literal() { printf "'%s'" "$1"; }
identifier() { printf '`%s`' "${1//\`/\`\`}"; }

# A client's option file, so that the password is in no list of processes.
client_options() { printf '[client]\npassword="%s"\n' "$1"; }
sql() {
  local password=$1
  shift
  mysql --defaults-extra-file=<(client_options "$password") --protocol=socket --socket="$socket" --user=root "$@"
}

check_variables() {
  if [ -z "$MYSQL_ROOT_PASSWORD${MYSQL_ALLOW_EMPTY_PASSWORD:-}${MYSQL_RANDOM_ROOT_PASSWORD:-}" ]; then
    fail "an empty data folder needs MYSQL_ROOT_PASSWORD, or MYSQL_ROOT_PASSWORD_FILE, for the user root"
  fi
  [ "$MYSQL_USER" != root ] || fail "MYSQL_USER names a user beside root and must not be root"
  if [ -n "${MYSQL_RANDOM_ROOT_PASSWORD:-}" ]; then
    MYSQL_ROOT_PASSWORD=$(head -c 24 /dev/urandom | base64)
    say "GENERATED ROOT PASSWORD: $MYSQL_ROOT_PASSWORD"
  fi
}

start_temporary_server() {
  # Without TCP, so that nobody takes the half-made database for the finished one.
  "$@" --skip-networking --mysqlx=OFF --default-time-zone=SYSTEM --socket="$socket" &
  server=$!
  local second
  for second in {1..60}; do
    if sql '' --execute 'SELECT 1' > /dev/null 2>&1; then return; fi
    kill -0 "$server" 2> /dev/null || break
    sleep 1
  done
  fail "the temporary server did not answer"
}

load_time_zones() {
  [ -z "${MYSQL_INITDB_SKIP_TZINFO:-}" ] || return 0
  mysql_tzinfo_to_sql /usr/share/zoneinfo 2> /dev/null | sql '' --database=mysql
}

first_statements() {
  local password database user
  password=$(password_literal "$MYSQL_ROOT_PASSWORD")
  database=$(identifier "$MYSQL_DATABASE")
  user="$(literal "$MYSQL_USER")@'%'"
  # What concerns this server alone is no business of a replica's.
  echo "SET @log = @@SESSION.sql_log_bin, SESSION sql_log_bin = 0;"
  echo "ALTER USER root@localhost IDENTIFIED BY $password;"
  if [ -n "$MYSQL_ROOT_HOST" ] && [ "$MYSQL_ROOT_HOST" != localhost ]; then
    echo "CREATE USER root@$(literal "$MYSQL_ROOT_HOST") IDENTIFIED BY $password;"
    echo "GRANT ALL ON *.* TO root@$(literal "$MYSQL_ROOT_HOST") WITH GRANT OPTION;"
  fi
  echo "SET SESSION sql_log_bin = @log;"
  if [ -n "$MYSQL_DATABASE" ]; then echo "CREATE DATABASE IF NOT EXISTS $database;"; fi
  if [ -n "$MYSQL_USER" ] && [ -n "$MYSQL_PASSWORD" ]; then
    echo "CREATE USER $user IDENTIFIED BY $(password_literal "$MYSQL_PASSWORD");"
    # In a grant, a bare underscore stands for any character.
    if [ -n "$MYSQL_DATABASE" ]; then echo "GRANT ALL ON ${database//_/\\_}.* TO $user;"; fi
  fi
}

run_scripts() {
  local file
  local database=(${MYSQL_DATABASE:+"--database=$MYSQL_DATABASE"})
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh) say "running $file"; if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) say "running $file"; sql "$MYSQL_ROOT_PASSWORD" "${database[@]}" < "$file" ;;
      */'*') ;;
      *) say "ignoring $file" ;;
    esac
  done
}

initialise() {
  check_variables
  "$@" --initialize-insecure --default-time-zone=SYSTEM
  start_temporary_server "$@"
  load_time_zones
  first_statements | sql '' --database=mysql
  run_scripts
  kill "$server"
  wait "$server"
  say "the database is ready, starting the server"
}

case ${1-} in -*) set -- mysqld "$@" ;; esac

if [ "${1-}" = mysqld ]; then
  case " $* " in *' --help '* | *' -? '* | *' --version '* | *' -V '* | *' --print-defaults '*) exec "$@" ;; esac

  settings=$("$@" --verbose --help 2> /dev/null) || fail "the server refuses its settings; try --validate-config"
  datadir=$(setting datadir)
  socket=$(setting socket)
  mkdir -p "$datadir"
  if [ "$(id -u)" = 0 ]; then
    mkdir -p "${socket%/*}"
    find "$datadir" "${socket%/*}" \! -user mysql -exec chown --no-dereference mysql '{}' +
    exec gosu mysql "$0" "$@"
  fi

  if [ ! -d "$datadir/mysql" ]; then
    resolve MYSQL_ROOT_PASSWORD
    resolve MYSQL_ROOT_HOST %
    resolve MYSQL_DATABASE
    resolve MYSQL_USER
    resolve MYSQL_PASSWORD
    initialise "$@"
  fi
fi
exec "$@"
