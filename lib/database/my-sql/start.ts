import { escapedPassword } from "./password-option";

/**
 * Becomes the image's entry point. That puts the administrator's password into SQL as it is, so it gets one with escapes;
 * and it needs none once there is data.
 *
 * @see https://github.com/docker-library/mysql/blob/master/docker-entrypoint.sh
 */
export const START_MYSQL = `
if [ ! -d "$DATA_PATH/mysql" ]; then
  export MYSQL_ROOT_PASSWORD_FILE=/tmp/administrator-password
  (umask 077; ${escapedPassword('"$ADMINISTRATOR_PASSWORD_FILE"')} > "$MYSQL_ROOT_PASSWORD_FILE")
fi
exec docker-entrypoint.sh "$@"
`;
