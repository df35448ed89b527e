import { spawnSync } from "child_process";
import { provisionJob } from "../../../lib/database/my-sql/provision";

const job = provisionJob(
  "MySQL",
  {
    memoryMiB: 512,
    cpus: 1,
    administratorPasswordFile: "/run/secrets/administrator-password/value",
    passwordFile: "/run/secrets/password/value",
    databaseName: "shop",
    userName: "clerk",
    extensions: [],
    hostname: "shop-database-abc",
    waitSeconds: 120,
  },
  { client: "mysql", identified: 'printf "identified by "; cat "$1";', alterations: 'alter "$present"', dataPath: "/var/lib/mysql", user: "999:999" },
);

test("names and files come from the environment", () => {
  expect({ ...job, entrypoint: job.entrypoint?.slice(0, 2) }).toEqual({
    entrypoint: ["sh", "-euc"],
    command: [],
    user: "999:999",
    tmpfs: { "/tmp": "rw,noexec,nosuid,nodev,size=64m", "/var/lib/mysql": "rw,noexec,nosuid,nodev,size=1m" },
    environment: {
      DATABASE_HOST: "shop-database-abc",
      WAIT_SECONDS: "120",
      ADMINISTRATOR_PASSWORD_FILE: "/run/secrets/administrator-password/value",
      PASSWORD_FILE: "/run/secrets/password/value",
      DATABASE_NAME: "shop",
      DATABASE_USER: "clerk",
      WEBSTACK_ACTIONS: "rotate retire",
    },
  });
});

test("a shell can read the script", () => {
  expect(spawnSync("sh", ["-n", "-c", job.entrypoint?.[2] ?? "("], { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
});

test("fails for an empty password before it asks the server", () => {
  const environment = { ...job.environment, PATH: process.env.PATH, PASSWORD_FILE: "/dev/null" };
  const [program, ...rest] = job.entrypoint ?? [];
  expect(spawnSync(program, rest, { encoding: "utf8", env: environment })).toMatchObject({
    status: 1,
    stderr: "the password in /dev/null is empty, and a user without one would be open to all\n",
  });
});

test("the script takes a lock, goes unrecorded, and grants the one database alone", () => {
  expect(job.entrypoint?.[2]).toMatchInlineSnapshot(`
"
umask 077
is_empty() { [ ! -e "$1" ] || [ -z "$(tr -d '\\n' < "$1")" ]; }
identified() { printf "identified by "; cat "$1"; }
! is_empty "$PASSWORD_FILE" || { echo "the password in $PASSWORD_FILE is empty, and a user without one would be open to all" >&2; exit 1; }
secrets=$(dirname "$PASSWORD_FILE")
beside() { case "$PASSWORD_FILE" in */value) is_empty "$secrets/$1" || echo "$secrets/$1" ;; esac; }
action=$(printenv WEBSTACK_ACTION || echo provision)
case "$action" in
  provision | rotate) second=$(beside next) ;;
  retire) second= ;;
  *) echo "unknown action '$action'" >&2; exit 1 ;;
esac
case "$action$second" in
  rotate) echo "the password in $secrets/next is empty or missing" >&2; exit 1 ;;
  provision) second=$(beside previous) ;;
  # In the middle of a rotation, what it has made valid stays so.
  provision*) action=rotate ;;
esac
{ printf '[client]\\npassword="'; LC_ALL=C sed -z 's/\\n*$//; s/[\\\\"'"'"']/\\\\&/g; s/\\n/\\\\n/g' "$ADMINISTRATOR_PASSWORD_FILE"; printf '"\\n'; } > /tmp/client.cnf
sql() {
  mysql --defaults-file=/tmp/client.cnf --protocol=tcp --host="$DATABASE_HOST" --user=root --connect-timeout=3 \\
    --batch --skip-column-names --binary-mode --default-character-set=latin1 "$@"
}
deadline=$(($(date +%s) + WAIT_SECONDS))
until sql --execute='do 0' 2> /tmp/error; do
  [ "$(date +%s)" -lt "$deadline" ] || {
    echo "the database accepted no login within $WAIT_SECONDS s: $(tail -n 1 /tmp/error)" >&2
    exit 1
  }
  sleep 0.25
done
# Of a wait below 0 the server makes one without end.
left=$((deadline - $(date +%s)))
[ "$left" -gt 0 ] || left=0
account="'$DATABASE_USER'@'%'" pattern=$(printf %s "$DATABASE_NAME" | sed 's/_/\\\\_/g')
# By themselves, for a command that fails inside an argument ends nothing.
present=$(identified "$PASSWORD_FILE")
[ -z "$second" ] || second=$(identified "$second")
alter() { printf '%s\\n' "alter user $account $1;"; }
{
  # Whatever the server records of others, of this session it does not.
  echo "set session sql_log_off = 1, session long_query_time = 31536000, session sql_mode = 'ANSI_QUOTES';"
  echo "update performance_schema.threads set instrumented = 'NO', history = 'NO' where processlist_id = connection_id();"
  # The client ends at its first error.
  echo "set @locked = if(get_lock('webstack-provision', $left), 'do 0', 'another job is still changing the database');"
  echo "prepare locked from @locked;"
  echo "create database if not exists \\"$DATABASE_NAME\\" character set utf8mb4;"
  printf '%s\\n' "create user if not exists $account $present;"
  alter "$present"
  # In a grant, '_' and '%' stand for other characters.
  printf '%s\\n' "grant all on \\"$pattern\\".* to $account;"
} | sql
echo "user and database are there"
"
`);
});
