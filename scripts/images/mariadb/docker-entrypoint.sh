#!/bin/bash
# Makes the data folder at the first start, then becomes the server.
set -euo pipefail

say() { echo "docker-entrypoint: $*"; }
fail() { say "error: $*" >&2; exit 1; }

# Sets a variable, and its MYSQL_ twin, from either, from the file a _FILE twin names, or to a default.
resolve() {
  local name=MARIADB_$1 twin=MYSQL_$1 value='' variable file_variable
  for variable in "$twin" "$name"; do
    file_variable=${variable}_FILE
    if [ -n "${!variable:-}" ] && [ -n "${!file_variable:-}" ]; then
      fail "$variable and $file_variable are both set, and only one may be"
    fi
    value=${!variable:-$value}
    if [ -n "${!file_variable:-}" ]; then value=$(< "${!file_variable}"); fi
    unset "$file_variable"
  done
  export "$name=${value:-${2:-}}" "$twin=${value:-${2:-}}"
}

# The value the server gives a setting, of its whole list of settings; indented lines are prose.
setting() { awk -v name="$1" '/^[^ \t]/ && $1 == name { print $2; exit }' <<< "$settings"; }

literal() {
  local text=${1//\\/\\\\}
  printf "'%s'" "${text//\'/\'\'}"
}
identifier() { printf '`%s`' "${1//\`/\`\`}"; }
random() { head -c 24 /dev/urandom | base64; }
sql() { MYSQL_PWD=$1 mariadb --protocol=socket --socket="$socket" --user=root --skip-ssl --binary-mode "${@:2}"; }

check_variables() {
  local others=$MARIADB_ROOT_PASSWORD$MARIADB_ALLOW_EMPTY_ROOT_PASSWORD$MARIADB_RANDOM_ROOT_PASSWORD
  if [ -z "$others$MARIADB_ROOT_PASSWORD_HASH" ]; then
    fail "an empty data folder needs MARIADB_ROOT_PASSWORD, MARIADB_ROOT_PASSWORD_FILE or MARIADB_ROOT_PASSWORD_HASH"
  fi
  if [ -n "$others" ] && [ -n "$MARIADB_ROOT_PASSWORD_HASH" ]; then
    fail "MARIADB_ROOT_PASSWORD_HASH and another password for the user root are set, and only one may be"
  fi
  if [ -n "$MARIADB_RANDOM_ROOT_PASSWORD" ]; then
    MARIADB_ROOT_PASSWORD=$(random)
    say "GENERATED ROOT PASSWORD: $MARIADB_ROOT_PASSWORD"
  fi
}

make_data() {
  local argument arguments=()
  # The program that makes the folder cannot take an argument with a space.
  for argument in "${@:2}"; do
    if [[ $argument != *[[:space:]]* ]]; then arguments+=("$argument"); fi
  done
  mariadb-install-db --datadir="$datadir" --rpm --auth-root-authentication-method=normal \
    ${arguments[@]+"${arguments[@]}"} --cross-bootstrap --skip-test-db --skip-log-bin --default-time-zone=SYSTEM
}

start_temporary_server() {
  # Without TCP, so that nobody takes the half-made database for the finished one.
  "$@" --skip-networking --default-time-zone=SYSTEM --socket="$socket" --wsrep_on=OFF --skip-slave-start --skip-ssl &
  server=$!
  local second
  for second in {1..60}; do
    if sql '' --execute 'SELECT 1' > /dev/null 2>&1; then return; fi
    kill -0 "$server" 2> /dev/null || break
    sleep 1
  done
  fail "the temporary server did not answer"
}

stop_temporary_server() {
  kill "$server"
  wait "$server"
}

load_time_zones() {
  [ -z "$MARIADB_INITDB_SKIP_TZINFO" ] || return 0
  mariadb-tzinfo-to-sql --skip-write-binlog /usr/share/zoneinfo 2> /dev/null | sql '' --database=mysql
}

healthcheck_statements() {
  local password host
  password=$(random)
  (
    umask 077
    printf '[mariadb-client]\nport=%s\nsocket=%s\nuser=healthcheck\npassword=%s\n' \
      "$(setting port)" "$socket" "$password" > "$datadir/.my-healthcheck.cnf"
  )
  for host in 127.0.0.1 ::1 localhost; do
    echo "CREATE OR REPLACE USER healthcheck@'$host' IDENTIFIED BY '$password';"
  done
}

first_statements() {
  local password database user
  password=$(literal "$MARIADB_ROOT_PASSWORD")
  if [ -n "$MARIADB_ROOT_PASSWORD_HASH" ]; then password="PASSWORD $(literal "$MARIADB_ROOT_PASSWORD_HASH")"; fi
  database=$(identifier "$MARIADB_DATABASE")
  user="$(literal "$MARIADB_USER")@'%'"
  # What concerns this server alone is no business of a replica's.
  echo "SET @log = @@SESSION.sql_log_bin, SESSION sql_log_bin = 0;"
  # A new data folder has users called root without a password.
  echo "DROP USER IF EXISTS root@'127.0.0.1', root@'::1', root@$(literal "$(hostname)");"
  echo "ALTER USER root@localhost IDENTIFIED BY $password;"
  healthcheck_statements
  if [ -n "$MARIADB_ROOT_HOST" ] && [ "$MARIADB_ROOT_HOST" != localhost ]; then
    echo "CREATE USER root@$(literal "$MARIADB_ROOT_HOST") IDENTIFIED BY $password;"
    echo "GRANT ALL ON *.* TO root@$(literal "$MARIADB_ROOT_HOST") WITH GRANT OPTION;"
  fi
  echo "SET SESSION sql_log_bin = @log;"
  if [ -n "$MARIADB_DATABASE" ]; then echo "CREATE DATABASE IF NOT EXISTS $database;"; fi
  if [ -n "$MARIADB_USER" ] && [ -n "$MARIADB_PASSWORD" ]; then
    echo "CREATE USER $user IDENTIFIED BY $(literal "$MARIADB_PASSWORD");"
    # In a grant, a bare underscore stands for any character.
    if [ -n "$MARIADB_DATABASE" ]; then echo "GRANT ALL ON ${database//_/\\_}.* TO $user;"; fi
  fi
}

run_scripts() {
  local file
  local database=(${MARIADB_DATABASE:+"--database=$MARIADB_DATABASE"})
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh) say "running $file"; if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) say "running $file"; sql "$MARIADB_ROOT_PASSWORD" "${database[@]}" < "$file" ;;
      */'*') ;;
      *) say "ignoring $file" ;;
    esac
  done
}

initialise() {
  check_variables
  make_data "$@"
  start_temporary_server "$@"
  load_time_zones
  first_statements | sql '' --database=mysql
  run_scripts
  stop_temporary_server
  say "the database is ready, starting the server"
}

# The version of the server that made or last upgraded the data.
data_version() { head -n 1 "$datadir/mariadb_upgrade_info" 2> /dev/null || echo unknown; }

is_older() {
  local data server
  data=$(data_version | cut -d . -f 1,2)
  server=$(mariadbd --version | sed -E 's/.* Ver ([0-9]+\.[0-9]+)\..*/\1/')
  [ "$data" = unknown ] || { [ "$data" != "$server" ] && printf '%s\n' "$data" "$server" | sort -C -V; }
}

upgrade() {
  case ${MARIADB_AUTO_UPGRADE:-0} in 0) say "the data needs an upgrade; set MARIADB_AUTO_UPGRADE"; return ;; esac
  say "upgrading the data from $(data_version)"
  start_temporary_server "$@" --skip-grant-tables
  if [ "${MARIADB_DISABLE_UPGRADE_BACKUP:-}" != 1 ]; then
    mariadb-dump --skip-lock-tables --replace --databases mysql --socket="$socket" --skip-ssl \
      | zstd --quiet > "$datadir/system_mysql_backup_$(data_version).sql.zst"
  fi
  mariadb-upgrade --upgrade-system-tables --socket="$socket" --skip-ssl
  stop_temporary_server
}

case ${1-} in -*) set -- mariadbd "$@" ;; esac

if [ "${1-}" = mariadbd ] || [ "${1-}" = mysqld ]; then
  case " $* " in *' --help '* | *' -? '* | *' --version '* | *' -V '* | *' --print-defaults '*) exec "$@" ;; esac

  settings=$("$@" --verbose --help 2> /dev/null) || fail "the server refuses its settings; ask it with --verbose --help"
  datadir=$(setting datadir)
  socket=$(setting socket)
  mkdir -p "$datadir"
  if [ "$(id -u)" = 0 ]; then
    find "$datadir" "${socket%/*}" \! -user mysql -exec chown --no-dereference mysql '{}' +
    exec gosu mysql "$0" "$@"
  fi

  if [ ! -d "$datadir/mysql" ]; then
    resolve ROOT_PASSWORD
    resolve ROOT_HOST %
    resolve DATABASE
    resolve USER
    resolve PASSWORD
    MARIADB_ALLOW_EMPTY_ROOT_PASSWORD=${MARIADB_ALLOW_EMPTY_ROOT_PASSWORD:-${MYSQL_ALLOW_EMPTY_PASSWORD:-}}
    MARIADB_RANDOM_ROOT_PASSWORD=${MARIADB_RANDOM_ROOT_PASSWORD:-${MYSQL_RANDOM_ROOT_PASSWORD:-}}
    MARIADB_ROOT_PASSWORD_HASH=${MARIADB_ROOT_PASSWORD_HASH:-}
    MARIADB_INITDB_SKIP_TZINFO=${MARIADB_INITDB_SKIP_TZINFO:-${MYSQL_INITDB_SKIP_TZINFO:-}}
    initialise "$@"
  elif is_older; then
    upgrade "$@"
  fi
  unset {MARIADB,MYSQL}_{,ROOT_}PASSWORD{,_FILE} {MARIADB,MYSQL}_ROOT_HOST{,_FILE}
fi
exec "$@"
