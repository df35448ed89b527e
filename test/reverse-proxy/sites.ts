import { type IReverseProxyEngine, type ProxySite, UpstreamProtocol } from "../../lib";

/** A site with everything. */
export const SHOP: ProxySite = {
  name: "main",
  serverNames: ["shop.example.com", "*.shop.example.com"],
  servers: ["shop-app-server-0-00000000000000:8000", "shop-app-server-1-00000000000000:8000"],
  protocol: UpstreamProtocol.HTTP,
  idleConnectionSeconds: 60,
  maxBodySizeMiB: 10,
  requestTimeoutSeconds: 60,
  staticUrlPath: "/static/",
  staticFolder: "/srv/public/main/files",
};

/** A site with nothing that can be left out. */
export const BARE: ProxySite = {
  name: "bare",
  serverNames: ["bare.example.com"],
  servers: ["bare-0:8000"],
  protocol: UpstreamProtocol.HTTP,
  idleConnectionSeconds: 60,
  maxBodySizeMiB: 1,
  requestTimeoutSeconds: 5,
};

/** What a proxy of ordinary size asks an engine. */
export function bind(engine: IReverseProxyEngine, sites: ProxySite[], trustedProxies: string[] = []) {
  const server = engine.bind({
    sites, trustedProxies, memoryMiB: 256, cpus: 1.5, temporarySpaceMiB: 128, releaseMarker: "@release@", quiesceFile: "/srv/proxy/quiesce",
  });
  return { ...server, configuration: server.live?.configuration ?? "" };
}

/** A text without the lines that drop a header, of which there are hundreds: a test of their own looks at them. */
export function withoutDrops(text: string): string {
  const drops = [
    /^ *(proxy_set_header|uwsgi_param) [^ ]+ ""( if_not_empty)?;\n/gm,
    /^ *RequestHeader unset [A-Za-z0-9_-]+\n/gm,
    /^ *<(set|add) name="HTTP_[A-Z0-9_]+"( value="")? \/>\n/gm,
  ];
  return drops.reduce((rest, drop) => rest.replace(drop, ""), text);
}
