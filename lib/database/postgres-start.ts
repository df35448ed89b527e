/** Time after which Docker takes a container that ends for one that had worked, and starts it again at once. */
const DOCKER_PATIENCE_SECONDS = 10;

/** Two files of the server's log: what it needs at most to recover. */
const ROOM_MIB = 32;

/**
 * Becomes the image's entry point, but not at once where the disk is full: a server that cannot recover for that ends, and
 * Docker would wait twice as long before each start, up to a minute, however soon there is room again. Argument: the path
 * of the data.
 */
export const START_POSTGRES = `
data=$1 waited=0
shift
trap 'exit 0' INT TERM
while [ "$waited" -le ${DOCKER_PATIENCE_SECONDS} ] && [ "$(df -Pk "$data" | awk 'NR == 2 { print $4 }')" -lt ${ROOM_MIB * 1024} ]; do
  [ "$waited" -gt 0 ] || echo "less than ${ROOM_MIB} MiB are free for $data: waiting up to ${DOCKER_PATIENCE_SECONDS} s for room" >&2
  waited=$((waited + 1))
  sleep 1
done
trap - INT TERM
exec docker-entrypoint.sh "$@"
`;
