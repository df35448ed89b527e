import type { ContainerSpec } from "../../container/container-spec";
import type { ServerSettings } from "./settings";

/** Uid and gid of the official images; the data volume takes them over at first use. */
export const USER = "999:999";

/** Where the images declare their volume. */
export const DATA_PATH = "/var/lib/mysql";

/** Large sorts and index builds spill to files: on the volume, for `/tmp` is memory, and small. */
export const SPILL_SETTINGS: ServerSettings = { tmpdir: DATA_PATH };

/** Names that both servers have for themselves. */
export const RESERVED_NAMES = ["root", "mysql", "sys", "information_schema", "performance_schema"];

/**
 * What both servers need of their container.
 * @param socketFolder where the image keeps socket and process id
 */
export function serverSpec(socketFolder: string): ContainerSpec {
  return {
    user: USER,
    tmpfs: {
      "/tmp": "rw,noexec,nosuid,nodev,size=64m",
      [socketFolder]: "rw,noexec,nosuid,nodev,uid=999,gid=999,mode=1777,size=16m",
    },
    stopGraceSeconds: 120,
  };
}
