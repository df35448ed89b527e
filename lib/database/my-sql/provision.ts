import type { ContainerSpec } from "../../container/container-spec";
import type { DatabaseEngineBindOptions } from "../database-engine";
import { escapedPassword } from "./password-option";

/** What the products do differently. */
export interface ProvisionDialect {
  /** The command-line client. */
  readonly client: string;
  /** Shell text that prints the SQL which gives an account the password in the file `$1`. */
  readonly identified: string;
  /**
   * Shell text that calls `alter` with what follows the account in each statement: so that the password of the SQL in
   * `$present` is valid, and besides it that of `$second` unless that is empty; all others not if `$action` is `retire`.
   */
  readonly alterations: string;
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

/**
 * The lock is the session's: it outlives an interrupted apply, whose job goes on running, and no longer than that job.
 *
 * A password stands in no statement but those in which the server conceals it, or as a hash: plug-ins and histories of
 * statements would show any other.
 * @see https://dev.mysql.com/doc/refman/9.7/en/password-logging.html
 */
function provisionScript({ client, identified, alterations }: ProvisionDialect): string {
  return String.raw`
umask 077
is_empty() { [ ! -e "$1" ] || [ -z "$(tr -d '\n' < "$1")" ]; }
identified() { ${identified} }
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
account="'$DATABASE_USER'@'%'" pattern=$(printf %s "$DATABASE_NAME" | sed 's/_/\\_/g')
# By themselves, for a command that fails inside an argument ends nothing.
present=$(identified "$PASSWORD_FILE")
[ -z "$second" ] || second=$(identified "$second")
alter() { printf '%s\n' "alter user $account $1;"; }
{
  # Whatever the server records of others, of this session it does not.
  echo "set session sql_log_off = 1, session long_query_time = 31536000, session sql_mode = 'ANSI_QUOTES';"
  echo "update performance_schema.threads set instrumented = 'NO', history = 'NO' where processlist_id = connection_id();"
  # The client ends at its first error.
  echo "set @locked = if(get_lock('webstack-provision', $left), 'do 0', 'another job is still changing the database');"
  echo "prepare locked from @locked;"
  echo "create database if not exists \"$DATABASE_NAME\" character set utf8mb4;"
  printf '%s\n' "create user if not exists $account $present;"
  ${alterations}
  # In a grant, '_' and '%' stand for other characters.
  printf '%s\n' "grant all on \"$pattern\".* to $account;"
} | sql
echo "user and database are there"
`;
}
