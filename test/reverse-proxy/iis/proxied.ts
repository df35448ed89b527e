import { AppServer, Iis, type IUpstream, ReverseProxy, type ReverseProxyProps, type SiteProps, Tls } from "../../../lib";
import { newStack, type Synthesized, synth } from "../../support/synth";

/** An application that runs elsewhere. */
export const far = (): IUpstream => AppServer.external({ servers: ["10.0.0.5:8000"] });

/** A stack with IIS before applications that run elsewhere. */
export function proxied(props: Partial<ReverseProxyProps> = {}, stack = newStack(), sites: { [id: string]: Partial<SiteProps> } = {}): Synthesized {
  const proxy = new ReverseProxy(stack, "Proxy", { engine: new Iis(), upstream: far(), serverNames: ["shop.example.com"], tls: Tls.none(), ...props });
  for (const [id, site] of Object.entries(sites)) proxy.addSite(id, { upstream: far(), serverNames: [`${id}.example.com`], ...site });
  return synth(stack);
}
