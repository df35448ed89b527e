import type { Attributes } from "./attributes";

/** `nat` is what every engine on Windows has; Compose hands such names to the engine as they are. */
const MODES = ["none", "host", "bridge", "nat"];

/** Where a container is connected. Without a word about it Docker takes the bridge that all such containers share. */
export interface Connections {
  readonly network_mode?: string;
  readonly networks?: { readonly [name: string]: object };
}

export function connections(attributes: Attributes, containers: readonly string[]): Connections {
  const networks = attributes.blocks("networks_advanced", (block) => {
    const settings = {
      aliases: block.texts("aliases"),
      ipv4_address: block.text("ipv4_address"),
      ipv6_address: block.text("ipv6_address"),
    };
    return [block.text("name", { ids: true, plain: true }) ?? "", settings] as const;
  });
  const mode = namespace(attributes, "network_mode", containers);
  if (networks && networks.length > 0) return { networks: Object.fromEntries(networks) };
  if (mode !== undefined && !MODES.includes(mode) && !/^(service|container):/.test(mode)) {
    throw attributes.error("network_mode", `must be one of ${MODES.join(", ")} or another container's, got '${mode}'; use networks_advanced`);
  }
  return { network_mode: mode ?? "bridge" };
}

/** A namespace of the container's own, the host's, or that of a container: one of the stack is a service here. */
export function namespace(attributes: Attributes, name: string, containers: readonly string[]): string | undefined {
  const mode = attributes.text(name, { ids: true });
  const container = mode?.startsWith("container:") ? mode.slice("container:".length) : undefined;
  return container !== undefined && containers.includes(container) ? `service:${container}` : mode;
}
