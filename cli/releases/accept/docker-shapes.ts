import { CONFIGURATION, dataFormatIs, exitCheck, exitWords } from "../../../lib/private/terraform-expressions";
import { ADDRESSES, asObject, block, blocksOf, either, FLAG, type Kind, listOf, mapOf, NAME, NUMBER, oneOf, type Shape, TEXT, text } from "./kinds";
import { excerpt, NotAccepted } from "./not-accepted";

const LABELS = block({ label: TEXT, value: TEXT });
const IMAGE = text(/^[A-Za-z0-9][\w.:/@-]*$/);

/** A variable without a value would be this machine's own for `docker run`. */
const VARIABLES = listOf(text(/^[^=]+=/));

/** What Docker gives to every container unless told otherwise. */
const CAPABILITIES = [
  "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "NET_RAW", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
].map((name) => `CAP_${name}`);

/** Beside those, what reads a host's file for a secret. */
const CAPABILITY: Kind = (value, attribute, surroundings) =>
  oneOf(...CAPABILITIES, ...(surroundings.hostPaths.size > 0 ? ["CAP_DAC_READ_SEARCH"] : []))(value, attribute, surroundings);

const OF_A_CONTAINER = /^(none|bridge|nat|default|container:x)$/;

const MOUNT = block({
  type: oneOf("volume", "bind", "tmpfs"),
  source: TEXT,
  target: TEXT,
  read_only: FLAG,
  tmpfs_options: block({ mode: NUMBER, size_bytes: NUMBER }),
  volume_options: block({ no_copy: FLAG, labels: LABELS }),
});

/** The present stack tells which of the Docker host's files a site needs. */
const MOUNTS = blocksOf((value, attribute, surroundings) => {
  const { type, source } = asObject(value, attribute);
  if (type === "bind" && !surroundings.hostPaths.has(String(source))) {
    throw new NotAccepted(`${attribute}.source`, `holds ${excerpt(source)}, a path of the Docker host that the present stack does not mount`);
  }
  return MOUNT(value, attribute, surroundings);
});

/** Made anew, whatever version of the library wrote it. */
const EXIT_CHECK = listOf(
  block({
    "local-exec": block({
      command: (value, attribute) => {
        const words = typeof value === "string" ? exitWords(value) : undefined;
        if (words === undefined) throw new NotAccepted(attribute, `holds ${excerpt(value)}, and this machine would run it`);
        return exitCheck(words);
      },
    }),
  }),
);

const CONDITION: Kind = (value, attribute, { known }) => {
  const [, address = "", wanted = ""] = /^\$\{(terraform_data\.[A-Za-z_][\w-]*)\.output\.format == "([\w .-]+)"\}$/.exec(String(value)) ?? [];
  if (!known.has(address)) throw new NotAccepted(attribute, `holds ${excerpt(value)}`);
  return dataFormatIs(address, wanted);
};

/** Beside text it names what the state says of the data. */
const CONDITION_WORDS: Kind = (value, attribute, surroundings) => {
  const pieces = String(value).split(/(\$\{terraform_data\.[A-Za-z_][\w-]*\.output\.format\})/);
  return pieces.map((piece, index) => (index % 2 === 1 && isFormat(piece, surroundings.known) ? piece : TEXT(piece, attribute, surroundings))).join("");
};

function isFormat(piece: string, known: ReadonlySet<string>): boolean {
  return known.has(piece.slice(2, -".output.format}".length));
}

const LIFECYCLE = block({
  create_before_destroy: FLAG,
  prevent_destroy: FLAG,
  ignore_changes: either(oneOf("all"), listOf(text(/^[a-z_][a-z0-9_.[\]]*$/))),
  precondition: block({ condition: CONDITION, error_message: CONDITION_WORDS }),
});

/** What every resource may have. */
const META: Shape = { depends_on: ADDRESSES, lifecycle: LIFECYCLE };

/** No attribute that has a file of this machine read, and none that opens the Docker host to a container. */
const CONTAINER: Shape = {
  ...META,
  name: NAME,
  image: IMAGE,
  command: listOf(TEXT),
  entrypoint: listOf(TEXT),
  env: VARIABLES,
  labels: LABELS,
  provisioner: EXIT_CHECK,
  mounts: MOUNTS,
  ports: block({ internal: NUMBER, external: NUMBER, ip: TEXT, protocol: oneOf("tcp", "udp") }),
  upload: block({ file: TEXT, content: TEXT, content_base64: either(oneOf(CONFIGURATION), TEXT), permissions: TEXT, executable: FLAG }),
  networks_advanced: block({ name: TEXT, aliases: listOf(TEXT), ipv4_address: TEXT, ipv6_address: TEXT }),
  capabilities: block({ drop: listOf(TEXT), add: listOf(CAPABILITY) }),
  security_opts: listOf(oneOf("no-new-privileges:true")),
  network_mode: text(OF_A_CONTAINER),
  pid_mode: text(OF_A_CONTAINER),
  healthcheck: block({ test: listOf(TEXT), interval: TEXT, timeout: TEXT, start_period: TEXT, start_interval: TEXT, retries: NUMBER }),
  ulimit: block({ name: TEXT, soft: NUMBER, hard: NUMBER }),
  host: block({ host: TEXT, ip: TEXT }),
  ...shapeOf(TEXT, ["user", "working_dir", "hostname", "domainname", "restart", "stop_signal", "log_driver", "cpu_set", "cpus"]),
  ...shapeOf(NUMBER, ["memory", "memory_swap", "cpu_shares", "cpu_period", "cpu_quota", "shm_size", "stop_timeout", "destroy_grace_seconds", "max_retry_count"]),
  ...shapeOf(NUMBER, ["wait_timeout", "container_read_refresh_timeout_milliseconds"]),
  ...shapeOf(FLAG, ["attach", "init", "logs", "must_run", "read_only", "remove_volumes", "rm", "start", "stdin_open", "tty", "wait"]),
  ...shapeOf(listOf(TEXT), ["group_add", "dns", "dns_opts", "dns_search"]),
  ...shapeOf(mapOf(TEXT), ["tmpfs", "log_opts", "sysctls", "storage_opts"]),
};

/** What is built is not built again; a context elsewhere shows that somebody meant it to be. */
const BUILD: Kind = (value, attribute) => {
  const [build] = Array.isArray(value) ? (value as unknown[]) : [value];
  const { context } = asObject(build, attribute);
  if (typeof context === "string" && /^assets\/[\w.-]*[\w-]\/[0-9a-f]{64}$/.test(context)) return { context };
  throw new NotAccepted(`${attribute}.context`, `holds ${excerpt(context)}, which is no folder of the stack's assets`);
};

function shapeOf(kind: Kind, names: readonly string[]): Shape {
  return Object.fromEntries(names.map((name) => [name, kind]));
}

/** Attributes of the resources that the library makes, by type. All others are taken only as the present stack has them. */
export const RESOURCES: Readonly<Record<string, Shape>> = {
  docker_container: CONTAINER,
  docker_image: { ...META, name: IMAGE, keep_locally: FLAG, force_remove: FLAG, platform: TEXT, pull_triggers: listOf(TEXT), build: BUILD },
  docker_network: {
    ...META,
    name: NAME,
    labels: LABELS,
    ipam_config: block({ subnet: TEXT, gateway: TEXT, ip_range: TEXT, aux_address: mapOf(TEXT) }),
    ...shapeOf(TEXT, ["driver", "ipam_driver"]),
    ...shapeOf(FLAG, ["internal", "attachable", "check_duplicate", "ipv6"]),
    ...shapeOf(mapOf(TEXT), ["options", "ipam_options"]),
  },
  docker_volume: { ...META, name: NAME, labels: LABELS },
  terraform_data: { ...META, input: block({ format: TEXT }), triggers_replace: block({ volume: TEXT }) },
};

export const DATA: Readonly<Record<string, Shape>> = { docker_network: { depends_on: ADDRESSES, name: NAME } };
