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
  { client: "mysql", identified: "concat(' identified by ', quote(@password))", alterations: ["@identified", "if(@action = 'retire', ' discard', null)"], dataPath: "/var/lib/mysql", user: "999:999" },
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

test("the script takes a lock, and grants the one database alone", () => {
  expect(job.entrypoint?.[2]).toMatchInlineSnapshot(`
"
umask 077
hexadecimal() { od -An -v -tx1 | tr -d ' \\n'; }
password=$(hexadecimal < "$PASSWORD_FILE" | sed 's/0a$//')
[ -n "$password" ] || { echo "the password in $PASSWORD_FILE is empty, and a user without one would be open to all" >&2; exit 1; }
secrets=$(dirname "$PASSWORD_FILE")
beside() { case "$PASSWORD_FILE" in */value) [ ! -s "$secrets/$1" ] || hexadecimal < "$secrets/$1" | sed 's/0a$//' ;; esac; }
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
locked=$({
  # The password stands in what follows: whatever the server logs, these statements it does not.
  echo "set session sql_log_off = 1, session long_query_time = 31536000, session sql_mode = 'ANSI_QUOTES';"
  echo "set @locked = get_lock('webstack-provision', $left);"
  echo "set @action = '$action', @password = unhex('$password'), @second = nullif(unhex('$second'), '');"
  echo "set @user = concat(quote(unhex('$(printf %s "$DATABASE_USER" | hexadecimal)')), '@''%''');"
  echo "set @database = replace(unhex('$(printf %s "$DATABASE_NAME" | hexadecimal)'), '\\"', '\\"\\"');"
  cat <<'SQL'
set @identified = concat(' identified by ', quote(@password));
set @statement = if(@locked, concat('create database if not exists "', @database, '" character set utf8mb4'), 'do 0');
prepare statement from @statement;
execute statement;
set @statement = if(@locked, concat('create user if not exists ', @user, @identified), 'do 0');
prepare statement from @statement;
execute statement;
set @statement = coalesce(if(@locked, concat('alter user ', @user, @identified), null), 'do 0');
prepare statement from @statement;
execute statement;
set @statement = coalesce(if(@locked, concat('alter user ', @user, if(@action = 'retire', ' discard', null)), null), 'do 0');
prepare statement from @statement;
execute statement;
-- In a grant, '_' and '%' stand for other characters.
set @pattern = replace(replace(replace(@database, '\\\\', '\\\\\\\\'), '_', '\\\\_'), '%', '\\\\%');
set @statement = if(@locked, concat('grant all on "', @pattern, '".* to ', @user), 'do 0');
prepare statement from @statement;
execute statement;
select coalesce(@locked, 0);
SQL
} | sql)
[ "$locked" = 1 ] || { echo "another job is still changing the database" >&2; exit 1; }
echo "user and database are there"
"
`);
});
