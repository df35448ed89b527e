import type { Synthesized } from "../synthesized";

/** What Terraform plans to do with one resource. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before?: { readonly labels?: readonly { readonly label: string; readonly value: string }[] | null } | null;
    readonly after?: { readonly labels?: readonly { readonly label: string; readonly value: string }[] | null } | null;
  };
}

/** What a roll-back does, in its operator's words. */
export interface RollbackChanges {
  /** Paths of the servers that are made, made anew or removed without an interruption. */
  readonly applications: readonly string[];
  /** Databases and proxies that would be away while they are made anew, or for good; volumes that would go. */
  readonly interrupted: readonly string[];
  /** How many others change: jobs, files, images. */
  readonly others: number;
}

/** Volumes that every deploy fills again. */
const FILLED_AGAIN = /\/(Files|Static|Configuration|Public)Volume$/;

/**
 * Sorts what Terraform plans.
 * @param stacks where the paths of constructs are looked up: the one to come and the present one
 */
export function sortChanges(changes: readonly PlannedChange[], stacks: readonly Synthesized[]): RollbackChanges {
  const applications = new Set<string>();
  const interrupted = new Set<string>();
  let others = 0;
  for (const change of changes) {
    const { actions, before, after } = change.change;
    if (actions.every((action) => action === "no-op" || action === "read")) continue;
    const labels = Object.fromEntries(((before ?? after)?.labels ?? []).map(({ label, value }) => [label, value]));
    const isServer = labels["webstack.role"] === "service";
    const path = pathOf(change, stacks);
    const goes = actions.includes("delete");
    if (isServer && labels["webstack.release"] !== undefined) applications.add(labels["webstack.construct"] ?? path);
    else if (goes && isServer) interrupted.add(labels["webstack.construct"] ?? path);
    else if (goes && change.type === "docker_volume" && !FILLED_AGAIN.test(path)) interrupted.add(`the volume ${path}`);
    else others++;
  }
  return { applications: [...applications].sort(), interrupted: [...interrupted].sort(), others };
}

function pathOf({ type, name, address }: PlannedChange, stacks: readonly Synthesized[]): string {
  for (const { resource } of stacks) {
    const bodies = (resource as Readonly<Record<string, Readonly<Record<string, { "//"?: { metadata?: { path?: string } } }>>>> | undefined)?.[type];
    const path = bodies?.[name]?.["//"]?.metadata?.path;
    if (path !== undefined) return path.split("/").slice(1).join("/");
  }
  return address;
}
