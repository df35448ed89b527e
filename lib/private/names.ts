import { createHash } from "node:crypto";
import { TerraformStack } from "cdktf";
import { type Construct, type IConstruct, Node } from "constructs";
import { shown } from "../container/kinds";
import { checkIds } from "./check-ids";
import { STAMP } from "./terraform-expressions";

// A container name with its time stamp has to fit a DNS label (63 characters), because the proxy looks it up.
const LONGEST = 46;

const claimed = new WeakMap<IConstruct, Map<string, string>>();

/** Lower case with hyphens: `AppServer` becomes `app-server`. */
export function kebab(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1-$2")
    .replace(/[^a-zA-Z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
}

/** What every name of the stack begins with: the context value `namePrefix`, else the stack's id. */
export function namePrefix(construct: Construct): string {
  const stack = TerraformStack.of(construct);
  const prefix: unknown = stack.node.tryGetContext("namePrefix") ?? kebab(stack.node.id);
  if (typeof prefix !== "string" || !/^[a-z0-9][a-z0-9-]*$/.test(prefix) || prefix.length > 30) {
    throw new Error(
      `at '${stack.node.path}': the stack's id, or the context value 'namePrefix', must give a name of lower-case letters, ` +
        `digits and hyphens, at most 30 long, got ${shown(prefix)}`,
    );
  }
  return prefix;
}

/** Tells a stack's containers from all others of the engine, also where stacks share a prefix. */
export function stackLabel(construct: Construct): string {
  const { id } = TerraformStack.of(construct).node;
  const prefix = namePrefix(construct);
  return prefix === kebab(id) ? prefix : `${prefix}/${kebab(id)}`;
}

/**
 * Name of something on the Docker host: prefix, path below the stack, role. Two constructs never share one.
 * @param suffix what of the construct is meant, such as `data`
 */
export function hostName(construct: Construct, suffix?: string): string {
  checkIds(construct);
  const path = Node.of(construct).path.split("/").slice(TerraformStack.of(construct).node.path.split("/").length);
  const parts = [namePrefix(construct), ...path.filter((id) => id !== "Resource" && id !== "Default").map(kebab)];
  if (suffix) parts.push(suffix);
  const name = shorten(parts.filter(Boolean).join("-"));
  claimName(construct, name, suffix);
  return name;
}

/** The same name with the time of the plan behind it: fresh at every replacement, so that old and new can run together. */
export function stampedName(name: string): string {
  return `${name}-${STAMP}`;
}

export function shortHash(text: string, length = 12): string {
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}

function shorten(name: string): string {
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 9).replace(/-+$/, "")}-${shortHash(name, 8)}`;
}

/** Refuses a name on the Docker host that something else of the app has already. */
export function claimName(construct: Construct, name: string, suffix = ""): void {
  const { root, path } = Node.of(construct);
  const names = claimed.get(root) ?? new Map<string, string>();
  claimed.set(root, names);
  const owner = `${path}#${suffix}`;
  const other = names.get(name);
  if (other !== undefined && other !== owner) {
    throw new Error(
      `at '${path}': this and '${other.split("#")[0]}' would both have '${name}' on the Docker host; give one of them another id or name ` +
        "(of an id only letters and digits count)",
    );
  }
  names.set(name, owner);
}
