import type { TerraformStack } from "cdktf";
import { ReverseProxy } from "../../reverse-proxy/reverse-proxy";

/** Where browsers find the first site of a stack; empty where there is none. */
export function firstUrl(stack: TerraformStack): string {
  return proxies(stack)[0]?.url ?? "";
}

/** Where browsers find every site of a stack, by each of its names that is one. */
export function allUrls(stack: TerraformStack): string[] {
  return proxies(stack).flatMap(({ urls }) => urls);
}

function proxies(stack: TerraformStack): ReverseProxy[] {
  return stack.node.findAll().filter((node) => node instanceof ReverseProxy);
}
