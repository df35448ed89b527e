import type { TerraformResource, TerraformStack } from "cdktf";
import { Node } from "constructs";
import { attribute, resources, shortPath } from "./resources";

interface Mount {
  readonly type?: string;
  readonly source?: string;
  readonly read_only?: boolean;
}

interface Use {
  readonly name: string;
  readonly owner: string;
  readonly writes: boolean;
}

/**
 * The volumes of a stack by construct. Data and secrets are no resources, so they are found where they are mounted: a
 * volume belongs to the construct that fills it, or to the first that reads it if nothing here does.
 */
export function volumesByPath(stack: TerraformStack): { [path: string]: string[] } {
  const made = resources(stack, "docker_volume").map((one) => ({ name: String(attribute(one, "name")), owner: ownerOf(stack, one), writes: true }));
  const mounted = resources(stack, "docker_container").flatMap((one) => uses(stack, one));
  const owners = new Map<string, string>();
  for (const { name, owner } of [...made, ...mounted.filter(({ writes }) => writes), ...mounted]) {
    if (!owners.has(name)) owners.set(name, owner);
  }
  const paths = [...new Set(owners.values())].sort();
  return Object.fromEntries(paths.map((path) => [path, [...owners.keys()].filter((name) => owners.get(name) === path).sort()]));
}

function uses(stack: TerraformStack, container: TerraformResource): Use[] {
  const mounts = (attribute(container, "mounts") ?? []) as Mount[];
  return mounts.flatMap(({ type, source, read_only }) =>
    type === "volume" && source !== undefined ? [{ name: source, owner: ownerOf(stack, container), writes: !read_only }] : [],
  );
}

function ownerOf(stack: TerraformStack, resource: TerraformResource): string {
  const { scope } = Node.of(resource);
  return shortPath(stack, scope === undefined || scope === stack ? resource : scope);
}
