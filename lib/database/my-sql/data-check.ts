import type { ContainerSpec } from "../../container/container-spec";

/** What there is to do about data of another product or of a newer version. */
export const DATA_FORMAT_ADVICE =
  "keep the engine and version it was made with; to move on, add a second Database with another 'volumeName', load a dump of the first " +
  "into it (mysqldump or mariadb-dump), and then remove the first";

export interface DataCheckOptions {
  readonly product: "MySQL" | "MariaDB";
  /** The server's program. */
  readonly server: string;
  readonly dataPath: string;
  readonly user: string;
}

/** The job that looks at the data before the server does. */
export function dataCheckJob({ product, server, dataPath, user }: DataCheckOptions): ContainerSpec {
  return { entrypoint: ["sh", "-euc", CHECK_DATA, "check", product, server, dataPath], command: [], user };
}

/**
 * Fails when the volume holds what this server could not open. Arguments: product, server's program, path of the volume.
 *
 * - MySQL has its dictionary in `mysql.ibd` since 8.0, and its versions in `mysql_upgrade_history` since 8.4, as JSON. It
 *   opens no data of a newer series, and from 9.0 on none of before 8.4.
 *   @see https://dev.mysql.com/doc/refman/9.7/en/upgrade-paths.html
 * - MariaDB has `aria_log_control`, and its version in `mariadb_upgrade_info`, which 10.11 calls `mysql_upgrade_info`.
 *   @see https://mariadb.com/docs/server/server-management/install-and-upgrade-mariadb/upgrading
 */
const CHECK_DATA = String.raw`
product=$1 server=$2 data=$3
own=$("$server" --no-defaults --version 2> /dev/null | sed -n 's/.* Ver \([0-9]*\.[0-9]*\).*/\1/p')
[ -n "$own" ] || { echo "the image has no $server that tells its version, so it is none of $product" >&2; exit 1; }
refuse() {
  echo "the volume holds $1, which $product $own cannot open; ${DATA_FORMAT_ADVICE}" >&2
  exit 1
}
number() { echo "$1" | awk -F. '{ print $1 * 100 + $2 }'; }
version_in() {
  for file in "$@"; do
    [ ! -f "$data/$file" ] || { tr -d '\n' < "$data/$file" | sed -n 's/^\(.*"version": *"\)\{0,1\}\([0-9]*\.[0-9]*\).*/\2/p'; return; }
  done
}
entries=$(ls -A "$data") || { echo "the volume is closed to user $(id -u), whom the server runs as; change the owner of its files" >&2; exit 1; }
for file in "$data"/PG_VERSION "$data"/data/PG_VERSION "$data"/*/docker/PG_VERSION; do
  [ ! -f "$file" ] || refuse "data of PostgreSQL $(cat "$file")"
done
if [ -f "$data/mysql.ibd" ]; then
  found=MySQL version=$(version_in mysql_upgrade_history mysql_upgrade_info)
elif [ -f "$data/aria_log_control" ]; then
  found=MariaDB version=$(version_in mariadb_upgrade_info mysql_upgrade_info)
elif [ -f "$data/ibdata1" ]; then
  refuse "data of a MySQL before 8.0, or a server that was stopped while it made its first files"
else
  [ -z "$entries" ] || [ "$entries" = lost+found ] || refuse "files that are no database's ($(echo "$entries" | head -n 3 | tr '\n' ' ')...)"
  exit 0
fi
[ "$found" = "$product" ] || refuse "data of $found $version"
[ -n "$version" ] || exit 0
[ "$(number "$version")" -le "$(number "$own")" ] || refuse "data of a newer series: $found $version"
case $product$own in
  MySQL9.*) [ "$(number "$version")" -ge 804 ] || refuse "data of $found $version (only MySQL 8.4 can take it over)" ;;
esac
`;
