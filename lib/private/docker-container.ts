import type { ContainerConfig, ContainerMounts, ContainerNetworksAdvanced, ContainerUpload } from "@cdktf/provider-docker/lib/container";
import { type ITerraformDependable, type Postcondition, TerraformStack } from "cdktf";
import { type Construct, Node } from "constructs";
import { goDuration } from "../config/duration";
import type { ContainerPlatform, ContainerSpec } from "../container/container-spec";
import type { HealthCheck } from "../container/health-check";
import type { ResolvedResources } from "../container/resources";
import { HashedContainer, type HashMarks } from "./hashed-container";
import { type Late, lateBlocks, lateString, lateStrings, LateValues, now } from "./late";
import { stackLabel, stampedName } from "./names";
import { limitedEntrypoint, ulimits, unhashed, variables } from "./process-limits";
import { terraformText } from "./terraform-text";
import { settingsFor } from "./windows-profile";

/** Everything about one container that is not its product's business. */
export interface ContainerDefinition {
  readonly name: string;
  readonly role: "service" | "job" | "files";
  /** Kind of its host: Linux, unless said otherwise. */
  readonly platform?: ContainerPlatform;
  /** Id of the image, as `docker_image` tells it. */
  readonly image: string;
  readonly spec: Late<ContainerSpec>;
  readonly resources: ResolvedResources;
  readonly networks?: Late<NetworkAttachment[]>;
  readonly mounts?: Late<Mount[]>;
  readonly uploads?: Late<Upload[]>;
  readonly groups?: Late<number[]>;
  readonly release?: Late<string>;
  /** Labels of its own, beside those that every container has. */
  readonly labels?: { readonly [label: string]: Late<string> };
  readonly dependsOn?: ITerraformDependable[];
  readonly hashMarks?: HashMarks;
  readonly createBeforeDestroy?: boolean;
  readonly writableRoot?: boolean;
  readonly preconditions?: Postcondition[];
  readonly addCapabilities?: string[];
  /** Settings of this resource alone. */
  readonly settings?: Partial<ContainerConfig>;
}

export interface NetworkAttachment {
  readonly id: string;
  readonly aliases?: string[];
}

export interface Mount {
  readonly type?: "volume" | "bind";
  readonly source: string;
  readonly target: string;
  readonly writable?: boolean;
}

export interface Upload {
  readonly file: string;
  readonly content?: string;
  /** Instead of a text: a Terraform expression that gives the content in base 64. */
  readonly base64Expression?: string;
  /** @default "0444" */
  readonly permissions?: string;
}

/** The provider applies edits of these at create only, and some read back otherwise; the hash label replaces instead. */
const IGNORED = ["healthcheck", "tmpfs", "init", "mounts", "memory_swap", "log_opts", "ulimit"];

/** What safeguards are a part of: the hash label replaces for the rest of it. */
const GUARDED = ["env", "entrypoint"];

const CPU_PERIOD_MICROSECONDS = 100_000;

/**
 * Of a service. Not `unless-stopped`: a daemon that was killed stops what still runs when it comes back, takes that for
 * somebody's wish, and starts none of it.
 */
export const RESTART = "always";

/** Makes the provider's resource, hardened, with limits, labels and log rotation. */
export function defineContainer(scope: Construct, id: string, definition: ContainerDefinition): HashedContainer {
  // A file container is never started and never reached by name; its text decides when it is made anew.
  const stamped = definition.createBeforeDestroy || definition.role !== "service";
  const late = new LateValues();
  const spec = now(definition.spec);
  return new HashedContainer(
    scope,
    id,
    settingsFor(definition.platform, {
      name: stamped ? stampedName(definition.name) : definition.name,
      image: definition.image,
      dependsOn: definition.dependsOn,
      lifecycle: {
        ignoreChanges: [...(stamped ? ["name"] : []), ...IGNORED, ...(spec.safeguards ? GUARDED : [])],
        ...(definition.createBeforeDestroy ? { createBeforeDestroy: true } : {}),
        ...(definition.preconditions ? { precondition: definition.preconditions } : {}),
      },
      ...process(late.once(definition.spec)),
      ...limits(definition),
      ...connections(definition, late),
      labels: labels(scope, definition),
      logDriver: "json-file",
      logOpts: { "max-size": "10m", "max-file": "3" },
      removeVolumes: false,
      ...definition.settings,
    }),
    definition.hashMarks,
    late,
    unhashed(spec),
  );
}

const USUAL_TMPFS: { [path: string]: string } = { "/tmp": "rw,noexec,nosuid,nodev,size=64m" };

function process(spec: Late<ContainerSpec>): Partial<ContainerConfig> {
  const shape = now(spec);
  const late = <T>(get: (spec: ContainerSpec) => T): Late<T> => (typeof spec === "function" ? () => get(spec()) : get(spec));
  return {
    entrypoint: limitedEntrypoint(shape) && lateStrings(late((it) => (limitedEntrypoint(it) ?? []).map(terraformText))),
    command: shape.command && lateStrings(late((it) => (it.command ?? []).map(terraformText))),
    env: lateStrings(late(({ environment = {}, safeguards = {} }) => variables({ ...safeguards.environment, ...environment }))),
    user: shape.user,
    workingDir: shape.workingDirectory,
    tmpfs: Object.fromEntries(Object.keys(shape.tmpfs ?? USUAL_TMPFS).map((path) => [path, lateString(late(({ tmpfs = USUAL_TMPFS }) => tmpfs[path]))])),
    init: shape.init ?? false,
    shmSize: shape.sharedMemoryMiB,
    stopSignal: shape.stopSignal,
    stopTimeout: shape.stopGraceSeconds ?? 30,
    destroyGraceSeconds: shape.stopGraceSeconds ?? 30,
    healthcheck: shape.healthCheck && healthcheck(shape.healthCheck),
    ulimit: ulimits(shape),
  };
}

function healthcheck(check: HealthCheck) {
  return {
    test: ["CMD", ...check.command.map(terraformText)],
    interval: goDuration(check.intervalSeconds ?? 10),
    timeout: goDuration(check.timeoutSeconds ?? 5),
    startPeriod: goDuration(check.startPeriodSeconds ?? 30),
    retries: check.retries ?? 3,
  };
}

function limits({ resources, writableRoot, addCapabilities }: ContainerDefinition): Partial<ContainerConfig> {
  return {
    memory: resources.memoryMiB,
    memorySwap: resources.memoryMiB,
    // `cpus` crashes the provider.
    cpuPeriod: CPU_PERIOD_MICROSECONDS,
    cpuQuota: Math.round(resources.cpus * CPU_PERIOD_MICROSECONDS),
    cpuShares: Math.max(2, Math.round(resources.cpus * 1024)),
    readOnly: !writableRoot,
    capabilities: { drop: ["ALL"], add: addCapabilities },
    securityOpts: ["no-new-privileges:true"],
  };
}

function connections({ networks, mounts, uploads, groups }: ContainerDefinition, late: LateValues): Partial<ContainerConfig> {
  return {
    ...(networks && { networksAdvanced: lateBlocks<ContainerNetworksAdvanced>(map(late.once(networks), ({ id, aliases }) => ({ name: id, aliases }))) }),
    ...(mounts && { mounts: lateBlocks<ContainerMounts>(map(late.once(mounts), mount)) }),
    ...(uploads && { upload: lateBlocks<ContainerUpload>(map(late.once(uploads), upload)) }),
    ...(groups && { groupAdd: lateStrings(map(late.once(groups), String)) }),
  };
}

function map<A, B>(values: Late<A[]>, change: (value: A) => B): Late<B[]> {
  return typeof values === "function" ? () => values().map(change) : values.map(change);
}

function mount({ type, source, target, writable }: Mount): ContainerMounts {
  return { type: type ?? "volume", source: terraformText(source), target, readOnly: !writable };
}

function upload({ file, content, base64Expression, permissions }: Upload): ContainerUpload {
  return { file, content: content && terraformText(content), contentBase64: base64Expression, permissions: permissions ?? "0444" };
}

function labels(scope: Construct, { role, release, labels: own = {} }: ContainerDefinition) {
  const stack = TerraformStack.of(scope);
  const entries: { [label: string]: string } = {
    "webstack.stack": stackLabel(scope),
    "webstack.construct": Node.of(scope).path.slice(stack.node.path.length + 1),
    "webstack.role": role,
  };
  if (release !== undefined) entries["webstack.release"] = lateString(release);
  for (const [label, value] of Object.entries(own)) entries[label] = lateString(value);
  return Object.entries(entries).map(([label, value]) => ({ label, value }));
}
