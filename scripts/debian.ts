import { readFileSync } from "fs";
import { mustRun, run } from "../cli/process";

/** The `ID` of an os-release file, such as `debian`; empty where it has none. */
export function distributionOf(osRelease: string): string {
  return /^ID="?([^"\n]*)"?$/m.exec(osRelease)?.[1] ?? "";
}

/** Why packages cannot be installed here, as half a sentence; undefined where they can. */
export function debianAsRoot(): string | undefined {
  if (!["debian", "ubuntu"].includes(distributionOf(readOsRelease()))) return "this is neither Debian nor Ubuntu";
  return notRoot();
}

/** Half a sentence where this process is not root's; undefined where it is. */
export function notRoot(): string | undefined {
  return process.getuid?.() === 0 ? undefined : "that takes root";
}

/** Whatever the machine's own settings are: nothing without a signature that fits. */
const SIGNED = ["APT::Get::AllowUnauthenticated", "Acquire::AllowInsecureRepositories", "Acquire::AllowDowngradeToInsecureRepositories"].flatMap((name) => ["-o", `${name}=false`]);

/**
 * Installs packages of the distribution without asking anything.
 *
 * Throws when one cannot be installed.
 */
export async function installPackages(packages: readonly string[]): Promise<void> {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  // A list that cannot be renewed, of some other source, is no reason to stop: installing tells whether it mattered.
  await run("apt-get", [...SIGNED, "update"], { deadlineSeconds: 180, env });
  const install = [...SIGNED, "-o", "DPkg::Lock::Timeout=120", "install", "--yes", "--no-install-recommends", ...packages];
  await mustRun("apt-get", install, { deadlineSeconds: 600, env });
}

function readOsRelease(): string {
  try {
    return readFileSync("/etc/os-release", "utf8");
  } catch {
    return "";
  }
}
