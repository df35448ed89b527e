/** What there is to do about data of another major version or product. */
export const DATA_FORMAT_ADVICE =
  "keep the engine and version it was made with; to move on, add a second Database with another 'volumeName', load a dump of the first " +
  "into it (pg_dump, for PostgreSQL), and then remove the first";

/**
 * Fails when the volume holds what this major version could not open. Arguments: major version, path of the volume.
 * From 18 on each major version has a folder of its own there.
 */
export const CHECK_POSTGRES_DATA = `
major=$1 data=$2 own=$2
[ "$major" -lt 18 ] || own=$data/$major/docker
for folder in "$data" "$own"; do
  [ ! -d "$folder" ] || ls -A "$folder" > /dev/null || { echo "the data is closed to user $(id -u), whom the server runs as; change the owner of its files" >&2; exit 1; }
done
# The server's own version beside others is what pg_upgrade leaves.
if [ -f "$own/PG_VERSION" ]; then found=$(cat "$own/PG_VERSION"); else
  found=
  for file in "$data"/PG_VERSION "$data"/*/docker/PG_VERSION "$data"/data/PG_VERSION; do [ ! -f "$file" ] || found=$(cat "$file"); done
fi
for file in ibdata1 mysql.ibd aria_log_control; do [ ! -f "$data/$file" ] || found="MySQL or MariaDB, not PostgreSQL"; done
[ -z "$found" ] || [ "$found" = "$major" ] || {
  echo "the volume holds data of version $found, which PostgreSQL $major cannot open; ${DATA_FORMAT_ADVICE}" >&2
  exit 1
}
`;
