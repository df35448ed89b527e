import { Iis, type IisProps, type ProxySite, UpstreamProtocol } from "../../../lib";
import { bind } from "../sites";

/** A site with everything that IIS takes. */
export const FAR: ProxySite = {
  name: "main",
  serverNames: ["shop.example.com", "*.shop.example.com"],
  servers: ["10.0.0.5:8000", "10.0.0.6:8001"],
  protocol: UpstreamProtocol.HTTP,
  idleConnectionSeconds: 4,
  maxBodySizeMiB: 10,
  requestTimeoutSeconds: 60,
  readyPath: "/healthz",
};

/** A site with nothing that can be left out. */
export const BLOG: ProxySite = {
  name: "blog",
  serverNames: ["blog.example.com"],
  servers: ["blog.internal:8000"],
  protocol: UpstreamProtocol.HTTP,
  idleConnectionSeconds: 4,
  maxBodySizeMiB: 1,
  requestTimeoutSeconds: 3700,
};

/** The files of an image, by path. */
export function files(props: IisProps = {}, sites = [FAR], trustedProxies: string[] = []): { readonly [path: string]: string } {
  return bind(new Iis(props), sites, trustedProxies).image?.files ?? {};
}
