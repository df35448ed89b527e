import type { Attributes } from "./attributes";

/** What is left to say about a container besides its process, limits, rights, mounts and networks. */
export function settings(attributes: Attributes): { readonly [name: string]: unknown } {
  return {
    hostname: attributes.text("hostname"),
    domainname: attributes.text("domainname"),
    tmpfs: tmpfs(attributes),
    ports: ports(attributes),
    logging: logging(attributes),
    dns: attributes.texts("dns"),
    dns_opt: attributes.texts("dns_opts"),
    dns_search: attributes.texts("dns_search"),
    extra_hosts: attributes.blocks("host", (block) => `${block.text("host")}=${block.text("ip")}`),
    sysctls: attributes.map("sysctls"),
    storage_opt: attributes.map("storage_opts"),
    ipc: attributes.text("ipc_mode"),
    runtime: attributes.text("runtime"),
    cgroup_parent: attributes.text("cgroup_parent"),
    cgroup: attributes.text("cgroupns_mode"),
  };
}

function tmpfs(attributes: Attributes): string[] | undefined {
  const entries = Object.entries(attributes.map("tmpfs") ?? {});
  return entries.length > 0 ? entries.map(([path, options]) => (options === "" ? path : `${path}:${options}`)) : undefined;
}

function ports(attributes: Attributes): object[] | undefined {
  return attributes.blocks("ports", (block) => {
    const published = block.scalar("external");
    return {
      target: block.scalar("internal"),
      published: published === undefined ? undefined : String(published),
      host_ip: block.text("ip"),
      protocol: block.text("protocol"),
    };
  });
}

function logging(attributes: Attributes): object | undefined {
  const driver = attributes.text("log_driver");
  const options = attributes.map("log_opts");
  return driver ?? options ? { driver, options } : undefined;
}
