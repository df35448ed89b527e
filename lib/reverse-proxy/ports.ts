import { isIPv6 } from "node:net";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Address } from "./address";

interface Taken extends Address {
  readonly path: string;
}

const taken = new WeakMap<TerraformStack, Taken[]>();

/** Two proxies of a stack cannot listen on the same port of the Docker host: the second would fail in the middle of a deploy. */
export function claimPort(proxy: Construct, address: Address): void {
  const stack = TerraformStack.of(proxy);
  const others = taken.get(stack) ?? [];
  const other = others.find((one) => one.httpPort === address.httpPort && overlap(one.bindAddress, address.bindAddress));
  if (other !== undefined) {
    throw new Error(
      `'httpPort' must be free on the Docker host, got ${address.httpPort} at '${address.bindAddress}', which '${other.path}' has already at ` +
        `'${other.bindAddress}'; choose another 'httpPort' or 'bindAddress', or add the site to that proxy with addSite()`,
    );
  }
  taken.set(stack, [...others, { ...address, path: proxy.node.path }]);
}

/** Whether a program that listens at one address is in the way of one at the other. */
export function overlap(one: string, other: string): boolean {
  if (isIPv6(one) !== isIPv6(other)) return false;
  const all = isIPv6(one) ? "::" : "0.0.0.0";
  return one === other || one === all || other === all;
}
