import { nativePasswordHash } from "./password-hash";
import { escapedPassword } from "./password-option";

/**
 * Becomes the image's entry point. That puts the administrator's password into SQL as it is, so it gets one with escapes;
 * and it needs none once there is data. Until it is started again, the server conceals passwords in its logs whatever the
 * settings say: the one that the entry point sets is among them.
 *
 * @see https://github.com/docker-library/mysql/blob/master/docker-entrypoint.sh
 */
export const START_MYSQL = `
if [ ! -d "$DATA_PATH/mysql" ]; then
  export MYSQL_ROOT_PASSWORD_FILE=/tmp/administrator-password
  (umask 077; ${escapedPassword('"$ADMINISTRATOR_PASSWORD_FILE"')} > "$MYSQL_ROOT_PASSWORD_FILE")
  set -- "$@" --log-raw=OFF
fi
exec docker-entrypoint.sh "$@"
`;

/**
 * Becomes the image's entry point. That puts the administrator's password into SQL, which MariaDB logs as it is, so it gets
 * the hash; and it needs none once there is data.
 *
 * @see https://github.com/MariaDB/mariadb-docker/blob/master/docker-entrypoint.sh
 */
export const START_MARIADB = `
if [ ! -d "$DATA_PATH/mysql" ]; then
  MARIADB_ROOT_PASSWORD_HASH=$(${nativePasswordHash('"$ADMINISTRATOR_PASSWORD_FILE"')})
  export MARIADB_ROOT_PASSWORD_HASH
fi
exec docker-entrypoint.sh "$@"
`;
