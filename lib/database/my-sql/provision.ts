import type { ContainerSpec } from "../../container/container-spec";
import type { DatabaseEngineBindOptions } from "../database-engine";
import { escapedPassword } from "./password-option";

/** What the products do differently. */
export interface ProvisionDialect {
  /** The command-line client. */
  readonly client: string;
  /** SQL expression for what gives an account the password in `@password`, and that alone. */
  readonly identified: string;
  /**
   * SQL expressions for what follows `alter user` and the account, in their order: so that the password in `@password` is
   * valid, and besides it that in `@second` unless that is null; all others not if `@action` is `retire`. Null does nothing.
   */
  readonly alterations: readonly string[];
  /** Where the image declares a volume. */
  readonly dataPath: string;
  readonly user: string;
}

/** @see https://dev.mysql.com/doc/refman/9.7/en/user-names.html */
const MAX_USER_NAME = 32;
/** @see https://dev.mysql.com/doc/refman/9.7/en/identifier-length.html */
const MAX_DATABASE_NAME = 64;

/** The job that makes the application's user and database; it runs at every change. */
export function provisionJob(product: string, options: DatabaseEngineBindOptions, dialect: ProvisionDialect): ContainerSpec {
  checkNames(product, options);
  return {
    entrypoint: ["sh", "-euc", provisionScript(dialect), "provision"],
    command: [],
    user: dialect.user,
    // The image declares a volume there: without this each run of the job would leave a nameless one behind.
    tmpfs: { "/tmp": "rw,noexec,nosuid,nodev,size=64m", [dialect.dataPath]: "rw,noexec,nosuid,nodev,size=1m" },
    environment: {
      DATABASE_HOST: options.hostname,
      WAIT_SECONDS: String(options.waitSeconds),
      ADMINISTRATOR_PASSWORD_FILE: options.administratorPasswordFile,
      PASSWORD_FILE: options.passwordFile,
      DATABASE_NAME: options.databaseName,
      DATABASE_USER: options.userName,
      WEBSTACK_ACTIONS: "rotate retire",
    },
  };
}

function checkNames(product: string, { databaseName, userName, extensions }: DatabaseEngineBindOptions): void {
  checkLength("databaseName", databaseName, MAX_DATABASE_NAME, product);
  checkLength("userName", userName, MAX_USER_NAME, product);
  if (extensions.length > 0) {
    throw new Error(`'extensions' are PostgreSQL's, and ${product} has none; leave them out, got ${JSON.stringify(extensions)}`);
  }
}

function checkLength(prop: string, name: string, most: number, product: string): void {
  if (name.length > most) throw new Error(`'${prop}' must be at most ${most} characters for ${product}, got ${name.length}: '${name}'; choose a shorter one`);
}

function alteration(expression: string): string {
  return `set @statement = coalesce(if(@locked, concat('alter user ', @user, ${expression}), null), 'do 0');
prepare statement from @statement;
execute statement;`;
}

/**
 * Values reach the server as hexadecimal digits, so that nothing has to be quoted in the shell. The lock is the
 * session's: it outlives an interrupted apply, whose job goes on running, and no longer than that job.
 */
function provisionScript({ client, identified, alterations }: ProvisionDialect): string {
  return String.raw`
umask 077
hexadecimal() { od -An -v -tx1 | tr -d ' \n'; }
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
{ printf '[client]\npassword="'; ${escapedPassword('"$ADMINISTRATOR_PASSWORD_FILE"')}; printf '"\n'; } > /tmp/client.cnf
sql() {
  ${client} --defaults-file=/tmp/client.cnf --protocol=tcp --host="$DATABASE_HOST" --user=root --connect-timeout=3 \
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
  echo "set @database = replace(unhex('$(printf %s "$DATABASE_NAME" | hexadecimal)'), '\"', '\"\"');"
  cat <<'SQL'
set @identified = ${identified};
set @statement = if(@locked, concat('create database if not exists "', @database, '" character set utf8mb4'), 'do 0');
prepare statement from @statement;
execute statement;
set @statement = if(@locked, concat('create user if not exists ', @user, @identified), 'do 0');
prepare statement from @statement;
execute statement;
${alterations.map(alteration).join("\n")}
-- In a grant, '_' and '%' stand for other characters.
set @pattern = replace(replace(replace(@database, '\\', '\\\\'), '_', '\\_'), '%', '\\%');
set @statement = if(@locked, concat('grant all on "', @pattern, '".* to ', @user), 'do 0');
prepare statement from @statement;
execute statement;
select coalesce(@locked, 0);
SQL
} | sql)
[ "$locked" = 1 ] || { echo "another job is still changing the database" >&2; exit 1; }
echo "user and database are there"
`;
}
