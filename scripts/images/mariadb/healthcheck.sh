#!/bin/bash
# Tells whether the server answers over TCP: healthcheck.sh [--connect] [--innodb_initialized]
set -euo pipefail

ask() {
  mariadb --defaults-extra-file=/var/lib/mysql/.my-healthcheck.cnf --host=127.0.0.1 --protocol=tcp \
    --skip-ssl-verify-server-cert --skip-column-names --batch --execute "$1"
}
connect() { ask 'SELECT 1' > /dev/null; }
innodb_initialized() {
  [ "$(ask "SELECT 1 FROM information_schema.ENGINES WHERE engine='innodb' AND support IN ('YES', 'DEFAULT')")" = 1 ]
}

[ "$#" -gt 0 ] || { echo "healthcheck: name at least one test" >&2; exit 1; }
for test in "$@"; do
  case $test in
    --connect) connect ;;
    --innodb_initialized) innodb_initialized ;;
    *) echo "healthcheck: no test is called '$test'" >&2; exit 1 ;;
  esac
done
