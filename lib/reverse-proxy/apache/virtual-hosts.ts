import type { ProxySite } from "../reverse-proxy-engine";

/** The names of a site that one virtual host answers to. */
export interface VirtualHost {
  readonly site: ProxySite;
  readonly names: string[];
}

/**
 * The virtual hosts in the order Apache has to see them: it takes the first that fits, and a name goes before `*.`, a long
 * `*.` before a short one. A site is divided only where its `*.` would take another's names.
 */
export function virtualHosts(sites: ProxySite[]): VirtualHost[] {
  const modest: VirtualHost[] = [];
  const greedy: VirtualHost[] = [];
  for (const site of sites) {
    const others = sites.filter((other) => other !== site).flatMap(({ serverNames }) => serverNames);
    const taking = site.serverNames.filter((name) => others.some((other) => covers(name, other)));
    const names = site.serverNames.filter((name) => !taking.includes(name));
    if (names.length > 0) modest.push({ site, names });
    greedy.push(...taking.map((name) => ({ site, names: [name] })));
  }
  return [...modest, ...greedy.sort((one, other) => other.names[0].length - one.names[0].length)];
}

function covers(wildcard: string, name: string): boolean {
  return wildcard.startsWith("*.") && name !== wildcard && name.endsWith(wildcard.slice(1));
}
