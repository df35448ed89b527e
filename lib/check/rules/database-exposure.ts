import type { FinishedResource } from "../finished-resource";
import type { Finding, Rule } from "../rule";

export const DATABASE_EXPOSURE: Rule = {
  id: "database-exposure",
  severity: "error",
  title: "No port of a database is published, and no proxy is on its network.",
  why: "Docker opens published ports past the host's firewall, and databases that are open to the internet are found within hours. A proxy faces the public: whoever takes it over should find nothing behind it.",
  wayOut: "Remove the override. To look into a database: `npx webstack exec <stack> <construct> -- psql`, or an SSH tunnel.",
  check: (stack) => {
    const databases = stack.databases.map(({ container }) => stack.finished(container));
    const owners = new Map(databases.flatMap((database) => networks(database).map((network) => [network, database] as const)));
    return [...databases.flatMap(published), ...stack.proxies.flatMap(({ proxy }) => onTheirNetworks(stack.finished(proxy.container), owners))];
  },
};

function published(container: FinishedResource): Finding[] {
  const isOpen = container.blocks("ports").length > 0 || container.flag("publish_all_ports") || container.text("network_mode") === "host";
  return isOpen ? [{ at: container.owner, message: "a port of it is published on the Docker host, or it is on the host's own network; remove the override that does it" }] : [];
}

function onTheirNetworks(proxy: FinishedResource, owners: ReadonlyMap<string, FinishedResource>): Finding[] {
  return networks(proxy).flatMap((network) => {
    const database = owners.get(network);
    if (database === undefined) return [];
    return [{ at: proxy.owner, message: `it is on a network of '${database.owner.node.path}' (${network}); remove the override that puts it there` }];
  });
}

function networks(container: FinishedResource): string[] {
  return container.blocks("networks_advanced").map(({ name }) => String(name));
}
