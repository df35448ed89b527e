import type { CheckedStack } from "../checked-stack";
import type { Finding, Rule } from "../rule";

export const SERVER_NAMES: Rule = {
  id: "server-names",
  severity: "warning",
  title: "A host name stands for one site of a stack.",
  why: "Two proxies that answer the same name, on two ports, share their cookies: one site logs its visitors out of the other. One proxy refuses it anyway.",
  wayOut: "Give one of them another name.",
  check: (stack: CheckedStack) => {
    const known = new Map<string, string>();
    return stack.sites.flatMap(({ proxy, site }) => site.serverNames.flatMap((name): Finding[] => {
      const other = known.get(name);
      known.set(name, proxy.node.path);
      if (other === undefined || other === proxy.node.path) return [];
      return [{ at: proxy, message: `'${name}' is a name of '${other}' too; give one of the sites another` }];
    }));
  },
};
