import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isInstalled } from "../../../cli/process";
import { must } from "./must";

/** Where the registry's program is, or why there is none. */
export interface RegistryProgram {
  readonly path?: string;
  readonly missing?: string;
  /** Folder to remove afterwards. */
  readonly folder?: string;
}

const NAMES = ["docker-registry", "registry"];

/** Finds the program of an image registry, or unpacks Debian's without installing it: that would start a service. */
export function registryProgram(): RegistryProgram {
  const found = NAMES.find((name) => isInstalled(name));
  if (found !== undefined) return { path: found };
  if (!isInstalled("apt-get") || !isInstalled("dpkg-deb")) return { missing: `not installed: ${NAMES.join(" or ")}` };
  const folder = mkdtempSync(join(tmpdir(), "webstack-registry-program-"));
  try {
    must("sh", ["-c", 'cd "$0" && apt-get download docker-registry', folder]);
    const [archive = ""] = readdirSync(folder);
    must("dpkg-deb", ["-x", join(folder, archive), folder]);
  } catch (error) {
    return { missing: `the package docker-registry cannot be had: ${String(error).split("\n")[0]}`, folder };
  }
  return { path: join(folder, "usr/bin/docker-registry"), folder };
}
