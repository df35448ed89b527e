import { ContainerPlatform } from "../../lib";
import { type ContainerDefinition, defineContainer } from "../../lib/private/docker-container";
import { newStack, synth } from "../support/synth";

const SPEC = {
  command: ["serve"], user: "1:1", tmpfs: { "/tmp": "rw" }, init: true, sharedMemoryMiB: 64, stopSignal: "SIGQUIT", openFiles: 1000,
  healthCheck: { command: ["true"] },
};

function names(platform?: ContainerPlatform): string[] {
  const stack = newStack();
  const definition: ContainerDefinition = {
    name: "shop-a", role: "service", image: "a:1", platform, spec: SPEC, groups: [1], resources: { memoryMiB: 512, cpus: 1 },
    settings: { restart: "unless-stopped" },
  };
  defineContainer(stack, "A", definition);
  return Object.keys(synth(stack).at("A")).filter((name) => name !== "//").sort();
}

test("on Windows a container has no setting that only Linux knows", () => {
  expect(names(ContainerPlatform.LINUX).filter((name) => !names(ContainerPlatform.WINDOWS).includes(name))).toEqual([
    "capabilities", "cpu_period", "cpu_quota", "group_add", "init", "memory_swap", "read_only", "security_opts", "shm_size", "stop_signal", "tmpfs",
    "ulimit", "user",
  ]);
});

test("on Windows it keeps labels, log rotation, memory, restart and health check", () => {
  expect(names(ContainerPlatform.WINDOWS)).toEqual([
    "command", "cpu_shares", "destroy_grace_seconds", "env", "healthcheck", "image", "labels", "lifecycle", "log_driver", "log_opts", "memory", "name",
    "remove_volumes", "restart", "stop_timeout",
  ]);
});

test("a container is for Linux unless it is said otherwise", () => {
  expect(names()).toEqual(names(ContainerPlatform.LINUX));
});
