import { checkKinds } from "../container/kinds";
import { checkLength, NAME_CHARACTERS } from "../container/lengths";
import { wholeNumber } from "../container/numbers";
import { allocatorVariables } from "./allocator";
import type { DatabaseEngineBindOptions, DatabaseServer, IDatabaseEngine } from "./database-engine";
import { POSTGRES } from "./kinds";
import { postgresCapacity } from "./postgres-capacity";
import { CHECK_POSTGRES_DATA, DATA_FORMAT_ADVICE } from "./postgres-data-check";
import { LEAST_PROCESS_MIB, processMemory } from "./postgres-process-memory";
import { LONGEST_NAME, otherUser, PROVISION_POSTGRES } from "./postgres-provision";
import { START_POSTGRES } from "./postgres-start";
import { sharedMemoryMiB, tunePostgres } from "./postgres-tuning";

const DEFAULT_VERSION = "18.6-trixie";

/** Properties of `Postgres`. */
export interface PostgresProps {
  /**
   * Tag of the official `postgres` image. The major version decides where the data lies: a server never opens the data
   * of another major version.
   *
   * @default "18.6-trixie"
   */
  readonly version?: string;

  /**
   * Connections the server accepts at most.
   *
   * @default 100
   */
  readonly maxConnections?: number;

  /**
   * Server settings by name, over those computed from memory and processors: `{ log_statement: "ddl" }`.
   *
   * @default - none
   * @see https://www.postgresql.org/docs/current/runtime-config.html
   */
  readonly settings?: { [name: string]: string };

  /**
   * Memory that one process of the server may take for itself, in MiB. A statement that needs more fails with `out of
   * memory`, and only that one; without a limit, the kernel would end all of them. Bytes are in memory about seven times
   * while they are fetched, and text four times: 61 MiB do for a value of 8 MiB and of 12.
   *
   * @default - a sixth of what the shared buffers leave, and at least what `work_mem` and `maintenance_work_mem` need
   * @see https://www.postgresql.org/docs/current/kernel-resources.html
   */
  readonly processMemoryMiB?: number;
}

/** PostgreSQL 14 to 18, tuned by pgtune's formulas from its container's limits. */
export class Postgres implements IDatabaseEngine {
  public readonly productName = "PostgreSQL";
  public readonly scheme = "postgresql";
  public readonly port = 5432;
  public readonly imageName: string;
  public readonly minimumMemoryMiB = 256;
  public readonly reservedNames = ["postgres", "template0", "template1"];
  private readonly majorVersion: number;

  /** Everything has a default. */
  public constructor(private readonly props: PostgresProps = {}) {
    checkKinds("Postgres", props, POSTGRES);
    if (props.processMemoryMiB !== undefined) {
      wholeNumber("processMemoryMiB", props.processMemoryMiB, { atLeast: LEAST_PROCESS_MIB, why: "a process needs some to begin" });
    }
    const version = props.version ?? DEFAULT_VERSION;
    const major = /^(1[4-8])([.][0-9]+)?(-[a-z0-9.]+)?$/.exec(version)?.[1];
    if (major === undefined || version.includes("alpine")) {
      throw new Error(`'version' of Postgres must be a tag of the official image on Debian, from 14 to 18, such as '${DEFAULT_VERSION}', got '${version}'`);
    }
    for (const name of Object.keys(props.settings ?? {})) {
      if (!/^[a-z_][a-z0-9_.]*$/i.test(name)) throw new Error(`'settings' of Postgres must be keyed by setting names, got ${JSON.stringify(name)}`);
      checkLength("a name in 'settings' of Postgres", name, NAME_CHARACTERS);
    }
    this.majorVersion = Number(major);
    this.imageName = `postgres:${version}`;
  }

  public bind(options: DatabaseEngineBindOptions): DatabaseServer {
    const { memoryMiB, cpus } = options;
    for (const extension of options.extensions) {
      if (extension === "") throw new Error("'extensions' must be names such as 'pg_trgm', got an empty one");
      checkLength("a name in 'extensions'", extension, LONGEST_NAME, "as in PostgreSQL");
    }
    const tuned = tunePostgres({ memoryMiB, cpus, maxConnections: this.props.maxConnections, majorVersion: this.majorVersion });
    const settings = { ...tuned, ...this.props.settings };
    const { limitMiB, peak } = processMemory(settings, memoryMiB, this.props.processMemoryMiB);
    // Uid and gid of the official Debian image; the data volume takes them over at first use.
    const user = "999:999";
    const dataPath = this.majorVersion >= 18 ? "/var/lib/postgresql" : "/var/lib/postgresql/data";
    return {
      capacity: { ...postgresCapacity(settings), peak },
      dataPath,
      dataFormat: `PostgreSQL ${this.majorVersion}`,
      dataFormatAdvice: DATA_FORMAT_ADVICE,
      dataCheck: { entrypoint: ["sh", "-euc", CHECK_POSTGRES_DATA, "check", String(this.majorVersion), dataPath], command: [], user },
      container: {
        entrypoint: ["sh", "-euc", START_POSTGRES, "start", dataPath],
        command: ["postgres", ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
        environment: { POSTGRES_PASSWORD_FILE: options.administratorPasswordFile, POSTGRES_INITDB_ARGS: "--data-checksums" },
        processMemoryMiB: this.props.processMemoryMiB && limitMiB,
        safeguards: { environment: allocatorVariables(cpus), processMemoryMiB: limitMiB },
        user,
        tmpfs: {
          "/tmp": "rw,noexec,nosuid,nodev,size=64m",
          "/var/run/postgresql": "rw,noexec,nosuid,nodev,uid=999,gid=999,mode=3775,size=16m",
        },
        sharedMemoryMiB: sharedMemoryMiB(memoryMiB),
        stopGraceSeconds: 120,
        // Over TCP: the entry point's temporary server answers on the socket while the database is still being made.
        healthCheck: { command: ["pg_isready", "-q", "-h", "127.0.0.1", "-U", "postgres"], intervalSeconds: 2, retries: 5 },
      },
      provision: {
        entrypoint: ["sh", "-euc", PROVISION_POSTGRES, "provision"],
        command: options.extensions,
        user,
        // The image declares a volume there: without this each run of the job would leave a nameless one behind.
        tmpfs: { "/tmp": "rw,noexec,nosuid,nodev,size=64m", [dataPath]: "rw,noexec,nosuid,nodev,size=1m" },
        environment: {
          PGHOST: options.hostname,
          WAIT_SECONDS: String(options.waitSeconds),
          ADMINISTRATOR_PASSWORD_FILE: options.administratorPasswordFile,
          PASSWORD_FILE: options.passwordFile,
          DATABASE_NAME: options.databaseName,
          DATABASE_USER: options.userName,
          OTHER_USER: otherUser(options.userName),
          WEBSTACK_ACTIONS: "rotate retire",
        },
      },
    };
  }
}
