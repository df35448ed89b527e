import type { HealthCheck } from "./health-check";

/** Kind of Docker host that a container runs on. */
export enum ContainerPlatform {
  /** Hardened in every way that Docker has. */
  LINUX = "linux",
  /** Windows has no read-only root, capabilities, tmpfs or user numbers. */
  WINDOWS = "windows",
}

/**
 * What makes a program safer and changes nothing that it does. A container gets it when it is made. One that runs already
 * is not replaced for it.
 */
export interface Safeguards {
  /**
   * Environment variables.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * Memory that one process may take for itself, in MiB; what it shares with others does not count. Needs an `entrypoint`,
   * and a shell in the image.
   *
   * @default - no limit
   */
  readonly processMemoryMiB?: number;
}

/** What a product needs of its container, as plain data; the construct adds image, networks, mounts and limits. */
export interface ContainerSpec {
  /**
   * Program that starts, instead of the image's own entry point.
   *
   * @default - the image's entry point
   */
  readonly entrypoint?: string[];

  /**
   * Arguments of the entry point.
   *
   * @default - the image's command
   */
  readonly command?: string[];

  /**
   * Environment variables. Never put a secret here: whoever may inspect the container can read them.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * User and group the container runs as, by number: `"999:999"`.
   *
   * @default - the image's user
   */
  readonly user?: string;

  /**
   * Folder the program starts in.
   *
   * @default - the image's working directory
   */
  readonly workingDirectory?: string;

  /**
   * Writable places in memory: path to mount options, as Docker spells them (`"rw,noexec,nosuid,size=64m"`).
   *
   * @default - `/tmp` of 64 MiB
   */
  readonly tmpfs?: { [path: string]: string };

  /**
   * Whether a small init process reaps orphans, for programs that do not do it themselves.
   *
   * @default false
   */
  readonly init?: boolean;

  /**
   * Size of `/dev/shm` in MiB.
   *
   * @default 64
   */
  readonly sharedMemoryMiB?: number;

  /**
   * Signal that asks the program to stop.
   *
   * @default - the image's stop signal
   */
  readonly stopSignal?: string;

  /**
   * Seconds between the stop signal and a kill.
   *
   * @default 30
   */
  readonly stopGraceSeconds?: number;

  /**
   * How Docker finds out whether the program works.
   *
   * @default - the image's health check
   */
  readonly healthCheck?: HealthCheck;

  /**
   * Limit of open files.
   *
   * @default - the engine's limit
   */
  readonly openFiles?: number;

  /**
   * Memory that one process may take for itself, in MiB; what it shares with others does not count. Needs an `entrypoint`,
   * and a shell in the image.
   *
   * @default - no limit
   */
  readonly processMemoryMiB?: number;

  /**
   * Variables and limits for which no running container is replaced.
   *
   * @default - none
   */
  readonly safeguards?: Safeguards;
}
