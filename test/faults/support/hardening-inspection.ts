import { docker } from "../../integ/support/docker";

/** The part of `docker inspect` that the rules look at. */
export interface Inspection {
  readonly Name: string;
  readonly Path: string;
  readonly Args: readonly string[];
  readonly State: { readonly Status: string };
  readonly Config: {
    readonly User: string;
    readonly Labels: { readonly [name: string]: string };
    readonly Healthcheck?: { readonly Test: readonly string[] | null } | null;
  };
  readonly HostConfig: {
    readonly CapAdd: readonly string[] | null;
    readonly CapDrop: readonly string[] | null;
    readonly CgroupParent: string;
    readonly CpuShares: number;
    readonly Devices: readonly unknown[] | null;
    readonly IpcMode: string;
    readonly Memory: number;
    readonly NetworkMode: string;
    readonly PidMode: string;
    readonly PidsLimit: number | null;
    readonly PortBindings: { readonly [port: string]: readonly Binding[] } | null;
    readonly Privileged: boolean;
    readonly ReadonlyRootfs: boolean;
    readonly RestartPolicy: { readonly Name: string; readonly MaximumRetryCount: number };
    readonly SecurityOpt: readonly string[] | null;
    readonly Ulimits: readonly { readonly Name: string; readonly Hard: number }[] | null;
    readonly UTSMode: string;
    readonly UsernsMode: string;
  };
  readonly Mounts: readonly { readonly Source: string; readonly RW: boolean; readonly Propagation: string }[];
  readonly NetworkSettings: { readonly Networks: { readonly [name: string]: unknown } };
}

export interface Binding {
  readonly HostIp: string;
  readonly HostPort: string;
}

export function inspect(containers: readonly string[]): Inspection[] {
  return JSON.parse(docker("inspect", ...containers)) as Inspection[];
}

/** Addresses and ports of the Docker host that lead to a container. */
export function published({ HostConfig }: Inspection): Binding[] {
  return Object.values(HostConfig.PortBindings ?? {}).flat();
}

export function roleOf({ Config }: Inspection): string {
  return Config.Labels["webstack.role"];
}

/** What a container is called in its stack, whatever the release: without the stack's id and the time. */
export function shortName({ Name, Config }: Inspection): string {
  return Name.replace(`/${Config.Labels["webstack.stack"]}-`, "").replace(/-[0-9]{14}$/, "");
}
