import { Refusal } from "./failure";
import type { StackFolder } from "./stack-folder";
import { labelOf } from "./synthesized";

/** Paths of the constructs that run as long as the site does. */
export function services({ containers }: StackFolder): string[] {
  return unique(containers.filter(({ role }) => role === "service").map(({ construct }) => construct));
}

/** Those of them that run an application. */
export function applications({ containers }: StackFolder): string[] {
  const released = containers.filter(({ role, settings }) => role === "service" && labelOf(settings, "webstack.release") !== undefined);
  return unique(released.map(({ construct }) => construct));
}

/** Whether a construct has a path, or lies below it. */
export function isAtOrBelow(construct: string, path: string): boolean {
  return construct === path || construct.startsWith(`${path}/`);
}

/** The services that run a framework: they mount the files that it laid down. */
export function serversOf({ containers }: StackFolder, framework: string): string[] {
  const files = containers.filter(({ role, construct }) => role === "files" && isAtOrBelow(construct, framework));
  const volumes = new Set(files.flatMap(({ settings }) => (settings.mounts ?? []).map(({ source }) => source)));
  const servers = containers.filter(({ role, settings }) => role === "service" && settings.mounts?.some(({ source }) => volumes.has(source)));
  return unique(servers.map(({ construct }) => construct));
}

/** The service that a name means: its own, what lies below it, or that of the framework it runs. */
export function serviceMeant(stack: StackFolder, name: string): string {
  const all = services(stack);
  if (all.includes(name)) return name;
  const meant = unique([...all.filter((service) => isAtOrBelow(service, name)), ...serversOf(stack, name)]);
  if (meant.length === 1) return meant[0];
  if (meant.length > 1) throw new Refusal(`'${name}' has several services; say which: ${meant.join(", ")}`);
  if (stack.constructs.some((construct) => isAtOrBelow(construct, name))) {
    throw new Refusal(`'${name}' has no container that goes on running; choose one of ${all.join(", ")}`);
  }
  throw new Refusal(`the stack '${stack.id}' has no construct '${name}'; it runs ${all.join(", ")}`);
}

/** The application that is meant where nobody says which. */
export function onlyApplication(stack: StackFolder, found = applications(stack), how = "name one"): string {
  if (found.length === 1) return found[0];
  if (found.length === 0) throw new Refusal(`the stack '${stack.id}' has no such application; it runs ${services(stack).join(", ")}`);
  throw new Refusal(`the stack '${stack.id}' has several applications; ${how}: ${found.join(", ")}`);
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
