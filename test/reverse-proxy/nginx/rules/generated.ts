import { Nginx, type NginxProps, type ProxySite, UpstreamProtocol } from "../../../../lib";
import { BARE, bind, SHOP } from "../../sites";

/** Every combination of what a user can choose, each with a name. */
export function generated(): [string, string][] {
  const choices: [string, (configuration: Choice) => Choice][] = [
    ["several sites", (choice) => ({ ...choice, sites: [...choice.sites, { ...SHOP, name: "second", serverNames: ["second.example.com"] }, { ...BARE, name: "third", serverNames: ["third.example.com"] }] })],
    ["wildcards", onSites((site) => ({ ...site, serverNames: [...site.serverNames, `*.${site.name}.example.org`] }))],
    ["no static files", onSites((site) => ({ ...site, staticUrlPath: undefined, staticFolder: undefined }))],
    ["uwsgi", onSites((site) => ({ ...site, protocol: UpstreamProtocol.UWSGI }))],
    ["no kept connections", onSites((site) => ({ ...site, idleConnectionSeconds: 0 }))],
    ["large bodies", onSites((site) => ({ ...site, maxBodySizeMiB: 4096 }))],
    ["no security headers", onSites((site) => ({ ...site, securityHeaders: false }))],
    ["trusted proxies", (choice) => ({ ...choice, trusted: ["10.0.0.0/8", "2001:db8::/32"] })],
    ["limits", onProps({ limitReq: { ratePerSecond: 10, dryRun: true }, limitConn: { connections: 20 } })],
    ["a user's directives", onProps({
      extraHttpDirectives: "limit_req_zone $binary_remote_addr zone=a:1m rate=9r/s;",
      extraServerDirectives: "add_header X-Own own; location = /robots.txt { add_header X-Other other; return 200 none; }",
      workerConnections: 100,
    })],
  ];
  return Array.from({ length: 2 ** choices.length }, (_, number) => {
    const chosen = choices.filter((_, index) => number & (2 ** index));
    const { sites, trusted, props } = chosen.reduce((choice, [, change]) => change(choice), { sites: [SHOP], trusted: [], props: {} } as Choice);
    return [chosen.map(([name]) => name).join(", "), bind(new Nginx(props), sites, trusted).configuration];
  });
}

interface Choice {
  readonly sites: ProxySite[];
  readonly trusted: string[];
  readonly props: NginxProps;
}

function onSites(change: (site: ProxySite) => ProxySite): (choice: Choice) => Choice {
  return (choice) => ({ ...choice, sites: choice.sites.map(change) });
}

function onProps(more: NginxProps): (choice: Choice) => Choice {
  return (choice) => ({ ...choice, props: { ...choice.props, ...more } });
}
