import type { Inspection } from "./hardening-inspection";

/** What Terraform reads of a container, as far as the rules look at it. */
interface Attributes {
  readonly name: string;
  readonly capabilities?: { readonly add?: string[]; readonly drop?: string[] };
  readonly command?: string[];
  readonly cgroup_parent?: string;
  readonly cpu_shares?: number;
  readonly devices?: unknown[];
  readonly entrypoint?: string[];
  readonly healthcheck?: { readonly test: string[] };
  readonly ipc_mode?: string;
  readonly labels: { readonly label: string; readonly value: string }[];
  readonly memory?: number;
  readonly mounts?: { readonly source: string; readonly read_only?: boolean; readonly bind_options?: { readonly propagation?: string } }[];
  readonly network_mode?: string;
  readonly networks_advanced?: { readonly name: string }[];
  readonly pid_mode?: string;
  readonly ports?: { readonly internal: number; readonly external: number; readonly ip?: string }[];
  readonly privileged?: boolean;
  readonly read_only?: boolean;
  readonly restart?: string;
  readonly security_opts?: string[];
  readonly start?: boolean;
  readonly ulimit?: { readonly name: string; readonly hard: number }[];
  readonly user?: string;
  readonly userns_mode?: string;
}

const MIB = 1024 * 1024;

/** What `docker inspect` will say of the containers of a synthesized stack (the text of its `cdk.tf.json`). */
export function inspectSynthesized(text: string): Inspection[] {
  const { resource } = JSON.parse(text) as { resource: { docker_container: { [id: string]: Attributes } } };
  return Object.values(resource.docker_container).map(inspection);
}

function inspection(one: Attributes): Inspection {
  const { networks_advanced: networks = [], mounts = [], ports = [] } = one;
  const [path = "", ...args] = [...(one.entrypoint ?? []), ...(one.command ?? [])];
  return {
    // The time is Terraform's to fill in.
    Name: `/${one.name.replace(/-\$\{.*$/, "")}`,
    Path: path,
    Args: args,
    State: { Status: one.start === false ? "created" : "running" },
    Config: {
      User: one.user ?? "",
      Labels: Object.fromEntries(one.labels.map(({ label, value }) => [label, value])),
      Healthcheck: one.healthcheck && { Test: one.healthcheck.test },
    },
    HostConfig: {
      CapAdd: one.capabilities?.add ?? null,
      CapDrop: one.capabilities?.drop ?? null,
      CgroupParent: one.cgroup_parent ?? "",
      CpuShares: one.cpu_shares ?? 0,
      Devices: one.devices ?? null,
      IpcMode: one.ipc_mode ?? "",
      Memory: (one.memory ?? 0) * MIB,
      NetworkMode: one.network_mode ?? "default",
      PidMode: one.pid_mode ?? "",
      PidsLimit: null,
      PortBindings: Object.fromEntries(ports.map(({ internal, external, ip }) => [internal, [{ HostIp: ip ?? "0.0.0.0", HostPort: String(external) }]])),
      Privileged: one.privileged ?? false,
      ReadonlyRootfs: one.read_only ?? false,
      RestartPolicy: { Name: one.restart ?? "no", MaximumRetryCount: 0 },
      SecurityOpt: one.security_opts ?? null,
      Ulimits: one.ulimit?.map(({ name, hard }) => ({ Name: name, Hard: hard })) ?? null,
      UTSMode: "",
      UsernsMode: one.userns_mode ?? "",
    },
    Mounts: mounts.map(({ source, read_only: readOnly, bind_options: options }) => ({ Source: source, RW: !readOnly, Propagation: options?.propagation ?? "" })),
    NetworkSettings: { Networks: inDefaultNetwork(one) ? { bridge: {} } : Object.fromEntries(networks.map(({ name }) => [name, {}])) },
  };
}

function inDefaultNetwork({ network_mode: mode, networks_advanced: networks = [] }: Attributes): boolean {
  return networks.length === 0 && (mode === undefined || mode === "bridge" || mode === "default");
}
