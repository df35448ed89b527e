import type { Attributes } from "./attributes";
import { labels } from "./labels";
import { type Mount, mounts } from "./mounts";
import { limits } from "./service-limits";
import { connections, type Connections, namespace } from "./service-networks";
import { process, restart } from "./service-process";
import { security } from "./service-security";
import { settings } from "./service-settings";
import { uploads, type Upload } from "./uploads";

/** How others wait for a service. */
export type Condition = "service_started" | "service_healthy" | "service_completed_successfully";

export interface Settings {
  readonly restart?: string;
  readonly [name: string]: unknown;
}

export interface Service {
  readonly name: string;
  /** Address of the container that it was made from. */
  readonly address: string;
  readonly image: string;
  readonly condition: Condition;
  /** Addresses of the containers that come first. */
  readonly after: ReadonlySet<string>;
  readonly uploads: readonly Upload[];
  readonly mounts: readonly Mount[];
  readonly connections: Connections;
  /** All else, by Compose's names. */
  readonly settings: Settings;
}

/** Terraform's own business, or read elsewhere. */
const IGNORED = [
  "//", "connection", "container_read_refresh_timeout_milliseconds", "lifecycle", "logs", "name", "provisioner", "remove_volumes", "wait_timeout",
];

/**
 * Reads one container.
 * @param containers names of all containers of the stack
 */
export function service(attributes: Attributes, name: string, address: string, containers: readonly string[]): Service {
  attributes.ignore(...IGNORED);
  const condition = waitFor(attributes);
  const seed = attributes.raw("start") === false;
  const translated: Service = {
    name,
    address,
    image: attributes.text("image", { ids: true, plain: true }) ?? "",
    condition,
    after: attributes.mentioned,
    uploads: uploads(attributes),
    mounts: mounts(attributes) ?? [],
    connections: connections(attributes, containers),
    settings: {
      ...process(attributes),
      // Compose writes files only into what it starts.
      ...(seed ? { entrypoint: ["true"], command: undefined, healthcheck: undefined } : {}),
      ...security(attributes),
      ...limits(attributes),
      pid: namespace(attributes, "pid_mode", containers),
      ...settings(attributes),
      labels: labels(attributes),
      ...restart(attributes, condition === "service_completed_successfully"),
    },
  };
  ((attributes.raw("depends_on") ?? []) as string[]).forEach((other) => attributes.mention(other));
  attributes.finish();
  return translated;
}

/** What a dependent of the container may count on: under Terraform, that the create of the resource has ended. */
function waitFor(attributes: Attributes): Condition {
  const started = attributes.raw("start") !== false;
  const attached = attributes.raw("attach") === true;
  const mustRun = attributes.raw("must_run") !== false;
  const healthy = attributes.raw("wait") === true;
  if (!started || (attached && !mustRun)) return "service_completed_successfully";
  return healthy ? "service_healthy" : "service_started";
}
