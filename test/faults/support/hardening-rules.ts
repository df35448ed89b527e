import { type Inspection, published, roleOf } from "./hardening-inspection";

/** One rule of the CIS Docker Benchmark 1.6 that a setting of a container decides. */
export interface Rule {
  readonly id: string;
  /** What has to be so. */
  readonly says: string;
  /** Where `docker inspect` shows it. */
  readonly looksAt: string;
  readonly passes: (container: Inspection) => boolean;
  readonly exception?: Exception;
}

/** Containers that do not pass a rule, and are not meant to. */
export interface Exception {
  readonly is: (container: Inspection) => boolean;
  readonly reason: string;
  /** The prop that makes them pass. */
  readonly closedBy?: string;
}

/** Those that Docker gives when nobody asks. */
const USUAL_CAPABILITIES = [
  "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "NET_RAW", "SETFCAP", "SETGID", "SETPCAP", "SETUID",
  "SYS_CHROOT",
];
const SYSTEM_FOLDERS = ["/", "/boot", "/dev", "/etc", "/lib", "/proc", "/sys", "/usr"];
const EVERYWHERE = ["", "0.0.0.0", "::"];
const TRIES = 5;

const isProxy = (one: Inspection): boolean => roleOf(one) === "service" && published(one).length > 0;
const added = ({ HostConfig }: Inspection): string[] => (HostConfig.CapAdd ?? []).map((name) => name.replace("CAP_", ""));
const opens = ({ HostConfig }: Inspection, option: RegExp): boolean => (HostConfig.SecurityOpt ?? []).some((one) => option.test(one));

/** Nobody who is not in it already can reach it, and it ends by itself. */
function isLonelyJob(one: Inspection): boolean {
  return roleOf(one) === "job" && one.HostConfig.NetworkMode === "none";
}

/** Its text is not known before Terraform runs, so it cannot come by a volume as other files do. */
function takesFiles(one: Inspection): boolean {
  return roleOf(one) === "job" && [one.Path, ...one.Args].some((argument) => argument.includes("/next/"));
}

/** Docker gives the capability to signal another user's process to root alone. */
function signalsServer(one: Inspection): boolean {
  return takesFiles(one) && one.HostConfig.PidMode.startsWith("container:") && added(one).join() === "KILL";
}

function isNeverStarted(one: Inspection): boolean {
  return roleOf(one) === "files" && one.State.Status === "created" && one.HostConfig.NetworkMode === "none";
}

export const RULES: readonly Rule[] = [
  {
    id: "4.1",
    says: "runs as an ordinary user",
    looksAt: "Config.User",
    passes: ({ Config }) => !/^(|0|root)(:|$)/.test(Config.User),
    exception: {
      is: (one) => signalsServer(one) || (isLonelyJob(one) && added(one).every((name) => ["CHOWN", "DAC_READ_SEARCH"].includes(name))),
      reason:
        "new volumes are root's: jobs of the library's own make what lies in them, with no other right than to chown (and to read a host's file), without a network, and end; " +
        "the route job has no other right than to signal the proxy, which may not be able to look into it, and ends",
    },
  },
  { id: "5.2", says: "AppArmor's profile is not taken away", looksAt: "HostConfig.SecurityOpt", passes: (one) => !opens(one, /^apparmor[=:]unconfined$/) },
  { id: "5.3", says: "SELinux's label is not taken away", looksAt: "HostConfig.SecurityOpt", passes: (one) => !opens(one, /^label[=:]disable$/) },
  {
    id: "5.4",
    says: "no capability beyond Docker's usual ones; all others are dropped",
    looksAt: "HostConfig.CapAdd, CapDrop",
    passes: (one) => (one.HostConfig.CapDrop ?? []).includes("ALL") && added(one).every((name) => USUAL_CAPABILITIES.includes(name)),
    exception: {
      is: (one) => isLonelyJob(one) && added(one).join() === "CHOWN,DAC_READ_SEARCH",
      reason: "reads a secret from a file of the host that its owner alone may read",
      closedBy: "'Secret.named' in the place of 'Secret.fromHostFile'",
    },
  },
  { id: "5.5", says: "not privileged", looksAt: "HostConfig.Privileged", passes: ({ HostConfig }) => !HostConfig.Privileged },
  {
    id: "5.6",
    says: "writes to no system folder of the host",
    looksAt: "Mounts",
    passes: ({ Mounts }) => !Mounts.some(({ Source, RW }) => RW && SYSTEM_FOLDERS.includes(Source)),
  },
  { id: "5.7", says: "runs no SSH server", looksAt: "Path", passes: ({ Path }) => !/sshd?$/.test(Path) },
  {
    id: "5.8",
    says: "publishes no port below 1024",
    looksAt: "HostConfig.PortBindings",
    passes: (one) => published(one).every(({ HostPort }) => Number(HostPort) >= 1024),
    exception: { is: isProxy, reason: "browsers ask port 80", closedBy: "'httpPort' of ReverseProxy" },
  },
  {
    id: "5.9",
    says: "publishes the one port that is needed, and only the proxy does",
    looksAt: "HostConfig.PortBindings",
    passes: (one) => published(one).length === (isProxy(one) ? 1 : 0),
  },
  { id: "5.10", says: "is not in the host's network", looksAt: "HostConfig.NetworkMode", passes: ({ HostConfig }) => HostConfig.NetworkMode !== "host" },
  { id: "5.11", says: "has a memory limit", looksAt: "HostConfig.Memory", passes: ({ HostConfig }) => HostConfig.Memory > 0 },
  { id: "5.12", says: "has a share of the processors", looksAt: "HostConfig.CpuShares", passes: ({ HostConfig }) => HostConfig.CpuShares > 0 },
  {
    id: "5.13",
    says: "cannot write to its root file system",
    looksAt: "HostConfig.ReadonlyRootfs",
    passes: ({ HostConfig }) => HostConfig.ReadonlyRootfs,
    exception: {
      is: (one) => isNeverStarted(one) || takesFiles(one),
      reason: "Docker uploads files to no read-only container: these carry some, and are never started or end after one task",
    },
  },
  {
    id: "5.14",
    says: "publishes to an address of its own",
    looksAt: "HostConfig.PortBindings",
    passes: (one) => published(one).every(({ HostIp }) => !EVERYWHERE.includes(HostIp)),
    exception: { is: isProxy, reason: "the library cannot know the host's public address", closedBy: "'bindAddress' of ReverseProxy" },
  },
  {
    id: "5.15",
    says: `is started again ${TRIES} times at most`,
    looksAt: "HostConfig.RestartPolicy",
    passes: ({ HostConfig: { RestartPolicy } }) =>
      RestartPolicy.Name === "no" || (RestartPolicy.Name === "on-failure" && RestartPolicy.MaximumRetryCount <= TRIES),
    exception: {
      is: (one) => roleOf(one) === "service" && one.HostConfig.RestartPolicy.Name === "always",
      reason: "a site has to come back after an outage that takes longer; Docker waits up to a minute between two tries",
    },
  },
  { id: "5.16", says: "does not see the host's processes", looksAt: "HostConfig.PidMode", passes: ({ HostConfig }) => HostConfig.PidMode !== "host" },
  { id: "5.17", says: "does not share the host's memory segments", looksAt: "HostConfig.IpcMode", passes: ({ HostConfig }) => HostConfig.IpcMode !== "host" },
  { id: "5.18", says: "has no device of the host", looksAt: "HostConfig.Devices", passes: ({ HostConfig }) => (HostConfig.Devices ?? []).length === 0 },
  {
    id: "5.19",
    says: "sets bounded limits only",
    looksAt: "HostConfig.Ulimits",
    passes: ({ HostConfig }) => (HostConfig.Ulimits ?? []).every(({ Hard }) => Hard >= 0),
  },
  { id: "5.20", says: "passes no mount back to the host", looksAt: "Mounts", passes: ({ Mounts }) => !Mounts.some(({ Propagation }) => Propagation.includes("shared")) },
  { id: "5.21", says: "does not share the host's name", looksAt: "HostConfig.UTSMode", passes: ({ HostConfig }) => HostConfig.UTSMode !== "host" },
  { id: "5.22", says: "keeps Docker's seccomp profile", looksAt: "HostConfig.SecurityOpt", passes: (one) => !opens(one, /^seccomp[=:]/) },
  { id: "5.25", says: "is in Docker's own control group", looksAt: "HostConfig.CgroupParent", passes: ({ HostConfig }) => HostConfig.CgroupParent === "" },
  { id: "5.26", says: "gains no new privileges", looksAt: "HostConfig.SecurityOpt", passes: (one) => opens(one, /^no-new-privileges([=:]true)?$/) },
  {
    id: "5.27",
    says: "is checked for its health",
    looksAt: "Config.Healthcheck",
    passes: ({ Config }) => (Config.Healthcheck?.Test ?? []).length > 1,
    exception: {
      is: (one) => roleOf(one) !== "service",
      reason: "ends by itself, and a deploy waits for its exit code, or is never started",
    },
  },
  {
    id: "5.29",
    says: "has a limit of processes",
    looksAt: "HostConfig.PidsLimit",
    passes: ({ HostConfig }) => (HostConfig.PidsLimit ?? 0) > 0,
    exception: { is: () => true, reason: "the provider cannot set it; the memory limit bounds them" },
  },
  {
    id: "5.30",
    says: "is not in Docker's default network",
    looksAt: "NetworkSettings.Networks",
    passes: ({ NetworkSettings }) => !("bridge" in NetworkSettings.Networks),
  },
  { id: "5.31", says: "does not share the host's user namespace", looksAt: "HostConfig.UsernsMode", passes: ({ HostConfig }) => HostConfig.UsernsMode !== "host" },
  {
    id: "5.32",
    says: "does not have Docker's socket",
    looksAt: "Mounts",
    passes: ({ Mounts }) => !Mounts.some(({ Source }) => Source.endsWith("docker.sock")),
  },
];
