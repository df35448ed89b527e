import { checkKinds } from "../container/kinds";
import { allocatorVariables } from "./allocator";
import type { DatabaseEngineBindOptions, DatabaseServer, IDatabaseEngine } from "./database-engine";
import { ENGINE } from "./kinds";
import { mySqlCapacity } from "./my-sql/capacity";
import { DATA_FORMAT_ADVICE, dataCheckJob } from "./my-sql/data-check";
import { tuneMariaDb } from "./my-sql/maria-db-tuning";
import { MARIADB_MEMORY } from "./my-sql/packet-memory";
import { nativePasswordHash } from "./my-sql/password-hash";
import { provisionJob } from "./my-sql/provision";
import { DATA_PATH, RESERVED_NAMES, serverSpec, SPILL_SETTINGS, USER } from "./my-sql/server";
import { allSettings, checkSettings, settingArguments } from "./my-sql/settings";
import { START_MARIADB } from "./my-sql/start";

const DEFAULT_VERSION = "11.8.9-noble";

/** Properties of `MariaDb`. */
export interface MariaDbProps {
  /**
   * Tag of the official `mariadb` image. A newer version takes over the data of an older one when it starts, and there is
   * no way back: data of a newer version is refused before the server sees it.
   *
   * @default "11.8.9-noble"
   */
  readonly version?: string;

  /**
   * Connections the server accepts at most.
   *
   * @default 100
   */
  readonly maxConnections?: number;

  /**
   * Options of `mariadbd` by name, over those computed from memory and processors: `{ innodb_print_all_deadlocks: "ON" }`.
   *
   * A statement, with the values in it, may have as many MiB as `max_allowed_packet` says: 2 below 512 MiB of memory, 8 below
   * 2048, and 16 from there on. A larger one is refused.
   *
   * @default - none
   * @see https://mariadb.com/docs/server/server-management/variables-and-modes/full-list-of-mariadb-options-system-and-status-variables
   */
  readonly settings?: { [name: string]: string };
}

/** MariaDB 10.11, 11.4, 11.8 and 12, tuned by the rules of MySQL's `innodb_dedicated_server` from its container's limits. */
export class MariaDb implements IDatabaseEngine {
  public readonly productName = "MariaDB";
  public readonly scheme = "mysql";
  public readonly urlParameters?: { [name: string]: string } = { charset: "utf8mb4" };
  public readonly port = 3306;
  public readonly imageName: string;
  public readonly minimumMemoryMiB = 256;
  public readonly reservedNames = [...RESERVED_NAMES, "healthcheck"];

  /** Everything has a default. */
  public constructor(private readonly props: MariaDbProps = {}) {
    checkKinds("MariaDb", props, ENGINE);
    const version = props.version ?? DEFAULT_VERSION;
    // The images on Red Hat's base have another user, and their files at other places.
    if (!/^(10[.]11|11[.][48]|12([.][0-9]+)?)([.][0-9]+)?(-[a-z0-9.]+)?$/.test(version) || version.includes("ubi")) {
      throw new Error(
        `'version' of MariaDb must be a tag of the official image on Ubuntu, 10.11, 11.4, 11.8 or 12, such as '${DEFAULT_VERSION}', got '${version}'`,
      );
    }
    checkSettings("MariaDb", props.settings);
    this.imageName = `mariadb:${version}`;
  }

  public bind(options: DatabaseEngineBindOptions): DatabaseServer {
    const tuned = tuneMariaDb({ memoryMiB: options.memoryMiB, cpus: options.cpus, maxConnections: this.props.maxConnections });
    const settings = allSettings({ ...tuned, ...SPILL_SETTINGS }, this.props.settings);
    return {
      capacity: mySqlCapacity(settings, MARIADB_MEMORY),
      dataPath: DATA_PATH,
      dataFormat: "MariaDB",
      dataFormatAdvice: DATA_FORMAT_ADVICE,
      dataCheck: dataCheckJob({ product: "MariaDB", server: "mariadbd", dataPath: DATA_PATH, user: USER }),
      container: {
        ...serverSpec("/run/mysqld"),
        entrypoint: ["sh", "-euc", START_MARIADB, "start"],
        command: ["mariadbd", ...settingArguments(settings)],
        environment: {
          ADMINISTRATOR_PASSWORD_FILE: options.administratorPasswordFile,
          DATA_PATH,
          MARIADB_AUTO_UPGRADE: "1",
        },
        safeguards: { environment: allocatorVariables(options.cpus) },
        healthCheck: {
          // The image's own user asks over TCP: a stranger's question would stand in the log as refused, every time.
          command: ["healthcheck.sh", "--connect", "--innodb_initialized"],
          intervalSeconds: 2,
          retries: 5,
          startPeriodSeconds: 300,
        },
      },
      provision: provisionJob("MariaDB", options, {
        client: "mariadb",
        // MariaDB writes the statement to its logs as it is.
        identified: `printf "identified via mysql_native_password using '"; ${nativePasswordHash('"$1"')}; printf "'";`,
        alterations: 'alter "$present${second:+ or ${second#identified via }}"',
        dataPath: DATA_PATH,
        user: USER,
      }),
    };
  }
}
