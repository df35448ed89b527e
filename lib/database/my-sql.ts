import { checkKinds } from "../container/kinds";
import { allocatorVariables } from "./allocator";
import type { DatabaseEngineBindOptions, DatabaseServer, IDatabaseEngine } from "./database-engine";
import { ENGINE } from "./kinds";
import { mySqlCapacity } from "./my-sql/capacity";
import { DATA_FORMAT_ADVICE, dataCheckJob } from "./my-sql/data-check";
import { tuneMySql } from "./my-sql/my-sql-tuning";
import { MYSQL_MEMORY } from "./my-sql/packet-memory";
import { escapedPassword } from "./my-sql/password-option";
import { provisionJob } from "./my-sql/provision";
import { DATA_PATH, RESERVED_NAMES, serverSpec, SPILL_SETTINGS, USER } from "./my-sql/server";
import { allSettings, checkSettings, settingArguments } from "./my-sql/settings";
import { START_MYSQL } from "./my-sql/start";

const DEFAULT_VERSION = "9.7.2-oraclelinux9";

/** Properties of `MySql`. */
export interface MySqlProps {
  /**
   * Tag of the official `mysql` image. A newer version takes over the data of an older one when it starts, and there is
   * no way back: data of a newer version is refused before the server sees it.
   *
   * @default "9.7.2-oraclelinux9"
   */
  readonly version?: string;

  /**
   * Connections the server accepts at most.
   *
   * @default 100
   */
  readonly maxConnections?: number;

  /**
   * Options of `mysqld` by name, over those computed from memory and processors: `{ innodb_print_all_deadlocks: "ON" }`.
   *
   * A statement, with the values in it, may have as many MiB as `max_allowed_packet` says: 4 from 512 MiB of memory on, 8
   * from 1024, 12 from 2048, 24 from 4096, 32 from 8192 and 64 from 16384. A larger one is refused.
   *
   * @default - none
   * @see https://dev.mysql.com/doc/refman/9.7/en/server-option-variable-reference.html
   */
  readonly settings?: { [name: string]: string };
}

/** MySQL 8.4 and 9, tuned by the rules of `innodb_dedicated_server` from its container's limits. */
export class MySql implements IDatabaseEngine {
  public readonly productName = "MySQL";
  public readonly scheme = "mysql";
  public readonly urlParameters?: { [name: string]: string } = { charset: "utf8mb4" };
  public readonly port = 3306;
  public readonly imageName: string;
  public readonly minimumMemoryMiB = 512;
  public readonly reservedNames = RESERVED_NAMES;

  /** Everything has a default. */
  public constructor(private readonly props: MySqlProps = {}) {
    checkKinds("MySql", props, ENGINE);
    const version = props.version ?? DEFAULT_VERSION;
    if (!/^(8[.]4|9([.][0-9]+)?)([.][0-9]+)?(-[a-z0-9.]+)?$/.test(version)) {
      throw new Error(`'version' of MySql must be a tag of the official image, 8.4 or 9, such as '${DEFAULT_VERSION}', got '${version}'`);
    }
    checkSettings("MySql", props.settings);
    this.imageName = `mysql:${version}`;
  }

  public bind(options: DatabaseEngineBindOptions): DatabaseServer {
    const tuned = tuneMySql({ memoryMiB: options.memoryMiB, cpus: options.cpus, maxConnections: this.props.maxConnections });
    const settings = allSettings({ ...tuned, ...SPILL_SETTINGS }, this.props.settings);
    return {
      capacity: mySqlCapacity(settings, MYSQL_MEMORY),
      dataPath: DATA_PATH,
      dataFormat: "MySQL",
      dataFormatAdvice: DATA_FORMAT_ADVICE,
      dataCheck: dataCheckJob({ product: "MySQL", server: "mysqld", dataPath: DATA_PATH, user: USER }),
      container: {
        ...serverSpec("/var/run/mysqld"),
        entrypoint: ["sh", "-euc", START_MYSQL, "start"],
        // The binary log is for replicas and for recovery to a point in time. There are none here, and it would fill the
        // disk with thirty days of changes. A user's `log_bin` stands after it and wins.
        command: ["mysqld", "--skip-log-bin", ...settingArguments(settings)],
        environment: { ADMINISTRATOR_PASSWORD_FILE: options.administratorPasswordFile, DATA_PATH },
        safeguards: { environment: allocatorVariables(options.cpus) },
        healthCheck: {
          // Who is refused has been answered; of a user it does not know, the server would log each time.
          // Over TCP: the entry point's temporary server has the socket alone.
          command: ["mysqladmin", "--no-defaults", "--protocol=tcp", "--host=127.0.0.1", "--user=root", "--connect-timeout=3", "ping"],
          intervalSeconds: 2,
          retries: 5,
          startPeriodSeconds: 300,
        },
      },
      provision: provisionJob("MySQL", options, {
        client: "mysql",
        // There is no program that could make such a hash. In this form the server conceals the password wherever it logs.
        identified: `printf "identified with caching_sha2_password by '"; ${escapedPassword('"$1"')}; printf "'";`,
        // A second password is the one before: the present one is set first, so that it is kept whatever an interrupted
        // rotation left behind. A second one that is there already stays when the first is set.
        alterations: `
  alter "$present"
  case "$action" in
    rotate) alter "$second retain current password" ;;
    retire) alter "discard old password" ;;
  esac`,
        dataPath: DATA_PATH,
        user: USER,
      }),
    };
  }
}
