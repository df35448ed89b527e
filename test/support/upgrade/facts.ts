import type { Attributes, Synthesized } from "../synth";

/** What Terraform would replace a resource for. */
export interface Facts {
  /** What the changelog calls it, where it is a server that people wait for. */
  readonly server?: string;
  readonly [attribute: string]: unknown;
}

export interface StackFacts {
  /** Facts of each resource, by its address in Terraform. */
  readonly resources: { readonly [address: string]: Facts };
  /** Volumes that hold data and secrets. No resource makes them, so under another name they would start empty. */
  readonly volumes: readonly string[];
}

/** What Terraform changes without a replacement, or takes no notice of. */
const HARMLESS = new Set(["depends_on", "lifecycle", "provisioner", "input"]);

/** @param serverName what the changelog calls the server of a construct */
export function stackFacts(stack: Synthesized, serverName: (construct: string) => string | undefined): StackFacts {
  const { resource } = JSON.parse(stack.text) as { resource: Record<string, Record<string, Attributes>> };
  const all = Object.entries(resource).flatMap(([type, bodies]) => Object.entries(bodies).map(([id, body]) => ({ type, address: `${type}.${id}`, body })));
  const mounts = all.flatMap(({ body }) => body.mounts ?? []).filter(({ type }) => type === "volume");
  const made = new Set(all.filter(({ type }) => type === "docker_volume").map(({ body }) => body.name));
  return {
    resources: Object.fromEntries(all.map(({ type, address, body }) => [address, facts(type, body, serverName)])),
    volumes: [...new Set(mounts.map(({ source }) => source))].filter((source) => !made.has(source)).sort(),
  };
}

function facts(type: string, body: Attributes, serverName: (construct: string) => string | undefined): Facts {
  // An image that is named otherwise takes nothing down; what runs it has it in its hash.
  if (type === "docker_image") return {};
  if (type !== "docker_container") return Object.fromEntries(Object.entries(body).filter(([name]) => !HARMLESS.has(name)));
  const labels = Object.fromEntries((body.labels ?? []).map(({ label, value }) => [label, value]));
  const name = body.name.replace(/\$\{.*\}/, "<time>");
  // Applications and jobs are made anew by every release.
  if (labels["webstack.role"] !== "service" || body.lifecycle?.create_before_destroy) return { name };
  const server = serverName(labels["webstack.construct"]);
  if (server === undefined) throw new Error(`the server of '${labels["webstack.construct"]}' has no name for the changelog; give it one in stacks.ts`);
  // A hash of all other settings is among the labels.
  return { server, name, hostname: body.hostname, ...labels };
}
