/** Where the proxy's configurations lie, in the proxy and in the route job. */
export const PROXY_PATH = "/srv/proxy";

/** Where the published static files lie, in the proxy and in the route job. */
export const PUBLIC_PATH = "/srv/public";

/** Where the route job finds the collected files of a site. */
export const COLLECTED_PATH = "/srv/collected";

/** The configuration in force, as the server is told to read it. */
export const CONFIGURATION_FILE = `${PROXY_PATH}/current/server.conf`;

/** There while the server is to close each connection of a client after its answer. */
export const QUIESCE_FILE = `${PROXY_PATH}/quiesce`;

/** Stands in a configuration where the name of the release is to be. */
export const RELEASE_MARKER = "@webstack-release@";

/** Title of the shell that is the proxy's first process until there is a configuration. */
const WAITING = "webstack-waits-for-a-configuration";

/** Command that waits for the first configuration and then becomes the server, so that the server is process 1. */
export function waitThenServe(command: string[]): { entrypoint: string[]; command: string[] } {
  const script = `until [ -f ${CONFIGURATION_FILE} ]; do sleep 0.1; done; exec "$@"`;
  return { entrypoint: ["sh", "-c", script, WAITING], command: [...command, CONFIGURATION_FILE] };
}

/**
 * Puts a release before the public. It runs beside the server, in its process and network namespaces, as root with no other
 * right than to signal. Every wait is bounded by time. Whatever fails before the confirmation leaves the old configuration in force.
 *
 * Beside it lie `server.conf` (the new configuration), `servers` (address, path, seconds), `static` (site, folder) and
 * `commands.sh` (functions: what differs from server to server).
 */
export const ROUTE_SCRIPT = `
set -eu
site=${PROXY_PATH} public=${PUBLIC_PATH} collected=${COLLECTED_PATH} next=$(dirname "$0")
. $next/commands.sh
fail() { echo "route: $*" >&2; exit 1; }
late() { [ "$(date +%s)" -ge $(($1 + $2)) ]; }

exec 9< $site
timeout 600 flock 9 || fail "another release is still being put in place"
begin=$(date +%s)
# A job that was killed may have left it.
rm -f ${QUIESCE_FILE}

# First, because it takes no time: a configuration that is refused costs nobody a wait.
release=$(sha256sum < $next/server.conf | cut -c 1-16)
folder=$site/releases/$release
mkdir -p $folder
sed "s/${RELEASE_MARKER}/$release/" $next/server.conf > $folder/server.conf
cp -f $next/servers $folder/servers
touch $folder
check_configuration $folder/server.conf || fail "the server refuses the new configuration; the old one stays in force"

while read -r address path seconds; do
  [ -n "$address" ] || continue
  ! grep -qsF "$address " $site/current/servers || continue
  until fetch "http://$address$path" > /dev/null 2> /tmp/error; do
    ! late $begin $seconds || fail "$address$path did not answer within $seconds s: $(cat /tmp/error) - its log: docker logs \${address%%:*}"
    sleep 0.2
  done
  echo "ready: $address"
done < $next/servers

# Before the switch: pages of the new release may then name its files.
while read -r name folder; do
  # A project may keep its static files elsewhere.
  [ -n "$name" ] && [ -d $collected/$name/$folder ] || continue
  files=$public/$name/files lists=$public/$name/releases
  mkdir -p $files $lists
  cd $collected/$name/$folder
  find . -type f | sort > /tmp/list
  while IFS= read -r file; do
    cmp -s "$file" "$files/$file" && continue
    mkdir -p "$files/$(dirname "$file")"
    cp "$file" "$files/$file.new"
    mv "$files/$file.new" "$files/$file"
  done < /tmp/list
  cp -f /tmp/list $lists/$folder
  touch $lists/$folder
  cd /
done < $next/static

workers() {
  for process in /proc/[0-9]*; do
    [ $process != /proc/1 ] || continue
    if tr '\\0' ' ' 2> /dev/null < $process/cmdline | grep -qF "$WORKER_TITLE"; then echo "\${process#/proc/}"; fi
  done
}
switch() { ln -sfn "$1" $site/switch; mv -T $site/switch $site/current; }
# A server that still waits reads the new configuration by itself.
reload() { tr '\\0' ' ' < /proc/1/cmdline | grep -qF ${WAITING} || reload_server || true; }
served() { [ "$(fetch $RELEASE_URL 2> /dev/null)" = "$release" ]; }

# A server that cuts idle connections when it reloads has none left then.
trap 'rm -f ${QUIESCE_FILE}' EXIT
trap 'exit 1' HUP INT TERM
if [ -e $site/current ] && [ $QUIESCE_SECONDS -gt 0 ]; then
  touch ${QUIESCE_FILE}
  sleep $QUIESCE_SECONDS
fi

before=$(readlink $site/current || true)
old=$(workers)
switch releases/$release
reload
switched=$(date +%s)
until served; do
  if late $switched 20; then
    if [ "$(readlink $site/current)" = releases/$release ]; then
      if [ -n "$before" ]; then switch "$before"; reload; else rm $site/current; fi
    fi
    fail "the server did not take the new configuration; the old one is in force again"
  fi
  sleep 0.1
done

rm -f ${QUIESCE_FILE}

# The old containers may stop only when nothing of the old configuration speaks to them.
drain=$(date +%s)
for worker in $old; do
  while grep -qsF "$WORKER_TITLE" /proc/$worker/cmdline; do
    ! late $drain $((DRAIN_SECONDS + 5)) || break 2
    sleep 0.1
  done
done

# Browsers hold pages of earlier releases for a while: the files of five stay.
while read -r name folder; do
  [ -n "$name" ] && [ -d $public/$name/releases ] || continue
  cd $public/$name/releases
  ls -t | tail -n +6 | while IFS= read -r list; do rm "$list"; done
  sort -u -- * > /tmp/keep
  cd ../files
  find . -type f | sort | comm -23 - /tmp/keep | while IFS= read -r file; do rm "$file"; done
  cd /
done < $next/static
cd $site/releases
ls -t | tail -n +6 | while IFS= read -r list; do rm -r "$list"; done
echo "serving release $release after $(($(date +%s) - begin)) s"
`;
