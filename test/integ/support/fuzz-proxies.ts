import fc from "fast-check";
import { type IReverseProxyEngine, type ProxySite, UpstreamProtocol } from "../../../lib";

/** Sites as constructs hand them to an engine: their names have been looked at by then. */
const SITE: fc.Arbitrary<ProxySite> = fc.record(
  {
    name: fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/),
    serverNames: fc.uniqueArray(fc.stringMatching(/^([*][.])?[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?[.]example$/), { minLength: 1, maxLength: 4 }),
    servers: fc.uniqueArray(fc.constantFrom("10.0.0.5:8000", "127.0.0.2:9", "10.1.2.3:65535"), { minLength: 1 }),
    protocol: fc.constantFrom(UpstreamProtocol.HTTP, UpstreamProtocol.UWSGI),
    idleConnectionSeconds: fc.constantFrom(0, 1, 4, 60, 3600),
    maxBodySizeMiB: fc.constantFrom(1, 10, 4095, 100_000),
    requestTimeoutSeconds: fc.constantFrom(1, 60, 86_400),
    staticUrlPath: fc.constantFrom("/static/", "/a.b/~c/", "/-_/"),
    staticFolder: fc.constant("/srv/public/main/files"),
    securityHeaders: fc.boolean(),
  },
  { requiredKeys: ["name", "serverNames", "servers", "protocol", "idleConnectionSeconds", "maxBodySizeMiB", "requestTimeoutSeconds"] },
).map(({ staticUrlPath, staticFolder: _, ...site }) => (staticUrlPath === undefined ? site : { ...site, staticUrlPath, staticFolder: "/srv/public/main/files" }));

interface Front {
  readonly sites: ProxySite[];
  readonly trustedProxies: string[];
  readonly memoryMiB: number;
  readonly cpus: number;
}

/** What a proxy's engine may be asked. */
export const FRONT: fc.Arbitrary<Front> = fc.record({
  sites: fc.array(SITE, { minLength: 1, maxLength: 4 }).map(apart),
  trustedProxies: fc.uniqueArray(fc.constantFrom("10.0.0.0/8", "2001:db8::/32", "192.0.2.1"), { maxLength: 3 }),
  memoryMiB: fc.constantFrom(128, 256, 65_536),
  cpus: fc.constantFrom(0.1, 1, 64),
});

/** The configuration an engine answers. */
export function configurationOf(engine: IReverseProxyEngine, front: Front): string {
  const { live } = engine.bind({ ...front, temporarySpaceMiB: 64, releaseMarker: "@release@", quiesceFile: "/srv/proxy/quiesce" });
  if (live === undefined) throw new Error(`${engine.productName} answers no configuration`);
  return live.configuration;
}

/** Sites have names of their own, and every server name belongs to one of them. */
function apart(sites: ProxySite[]): ProxySite[] {
  return sites.map((site, index) => ({ ...site, name: `${site.name}-${index}`, serverNames: site.serverNames.map((name) => name.replace(/example$/, `s${index}.example`)) }));
}
