import type { Project } from "./project";

/** What to know before the first start, as a comment. */
export function heading({ name, services, networks, volumes }: Project): string {
  const networksOfOthers = externalNames(networks);
  const last = lastJobs(services).map((job) => ` && docker wait ${job}`);
  const lines = [
    `Made by cdktf-webstack from the stack '${name}'; changes here are lost.`,
    ...(networksOfOthers.length > 0 ? [`Needs networks that other projects make: ${networksOfOthers.join(", ")}`] : []),
    "Start, with the volumes that no 'down' removes:",
    ...externalNames(volumes).map((volume) => `  docker volume create ${volume}`),
    `  docker compose up -d${last.join("")}`,
  ];
  return lines.map((line) => ` ${line}`).join("\n");
}

/** Names of what Compose neither makes nor removes. */
export function externalNames(entries: { readonly [name: string]: object }): string[] {
  return Object.keys(entries).filter((name) => "external" in entries[name]);
}

/** Jobs that nothing waits for: `up` comes back before they have ended. */
function lastJobs(services: Project["services"]): string[] {
  const awaited = new Set(Object.values(services).flatMap((service) => Object.keys(service.depends_on ?? {})));
  return Object.keys(services).filter((name) => services[name].restart === "no" && !awaited.has(name));
}
