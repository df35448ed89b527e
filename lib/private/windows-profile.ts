import type { ContainerConfig } from "@cdktf/provider-docker/lib/container";
import { ContainerPlatform } from "../container/container-spec";

/**
 * Settings that a Docker engine on Windows refuses or does not know.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/run/
 * @see https://learn.microsoft.com/en-us/virtualization/windowscontainers/manage-containers/resource-controls
 */
const LINUX_ONLY: ReadonlySet<keyof ContainerConfig> = new Set([
  "capabilities", "cpuPeriod", "cpuQuota", "groupAdd", "init", "memorySwap", "readOnly", "securityOpts", "shmSize", "stopSignal", "tmpfs", "ulimit", "user",
]);

/** Settings of a container as its host takes them. */
export function settingsFor(platform: ContainerPlatform | undefined, config: ContainerConfig): ContainerConfig {
  if (platform !== ContainerPlatform.WINDOWS) return config;
  return Object.fromEntries(Object.entries(config).filter(([name]) => !LINUX_ONLY.has(name as keyof ContainerConfig))) as unknown as ContainerConfig;
}
