import { UpstreamProtocol } from "../app-server/app-server-engine";
import type { UpstreamFacts } from "../app-server/upstream";
import type { IReverseProxyEngine } from "./reverse-proxy-engine";

/** Refuses an application that this proxy cannot reach or cannot talk to. */
export function checkPair({ productName, platform, protocols }: IReverseProxyEngine, upstream: UpstreamFacts): void {
  if (upstream.platform !== undefined && upstream.platform !== platform) {
    throw new Error(
      `${productName} runs on ${platform} hosts, but its 'upstream' is made of ${upstream.platform} containers, and one Docker host runs only one kind; ` +
        "make the proxy in a stack of its own, with its host's provider, and name the application by address: AppServer.external({ servers: [...] })",
    );
  }
  if (!protocols.includes(upstream.protocol)) {
    throw new Error(
      `${productName} speaks ${protocols.join(" and ")} to applications, got an 'upstream' that speaks ${upstream.protocol}; ` +
        `set its 'protocol' (of the AppServer's engine, or of AppServer.external) to UpstreamProtocol.${nameOf(protocols[0])}, or choose another proxy`,
    );
  }
}

function nameOf(protocol: UpstreamProtocol): string {
  return Object.entries(UpstreamProtocol).find(([, value]) => value === protocol)?.[0] ?? protocol;
}

/** Seconds the proxy keeps an idle connection: a fifth less than the application, so that no request meets one being closed. */
export function idleConnectionSeconds({ keepAliveSeconds }: Pick<UpstreamFacts, "keepAliveSeconds">): number {
  return Math.floor(keepAliveSeconds * 0.8);
}
