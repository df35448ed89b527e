import { UpstreamProtocol } from "../../app-server/app-server-engine";
import { type ApacheArgument, type ApacheDirective, directive, section } from "../../config/apache-conf";
import type { ProxySite } from "../reverse-proxy-engine";

/** Passes everything on to the containers of an application. */
export function toApplication(site: ProxySite): ApacheDirective[] {
  const balancer = `balancer://app-${site.name}`;
  return [
    ...passing(),
    section("Proxy", [balancer], [
      ...site.servers.map((server) => directive("BalancerMember", `${isUwsgi(site) ? "uwsgi" : "http"}://${server}`, ...memberParameters(site))),
      // Each of the others is asked when one refuses; a lonely one is asked again.
      directive("ProxySet", `maxattempts=${Math.max(1, site.servers.length - 1)}`),
    ]),
    // As they came; the other protocol has them decoded.
    directive("AllowEncodedSlashes", isUwsgi(site) ? "On" : "NoDecode"),
    directive("ProxyPass", "/", `${balancer}/`, ...(isUwsgi(site) ? [] : ["nocanon"])),
  ];
}

export function isUwsgi({ protocol }: ProxySite): boolean {
  return protocol === UpstreamProtocol.UWSGI;
}

function passing(): ApacheDirective[] {
  return [
    directive("ProxyPreserveHost", "On"),
    // Apache's own would name every proxy on the way.
    directive("ProxyAddHeaders", "Off"),
    // The body is here already: uWSGI never says that it may come, and both would wait for each other.
    directive("Proxy100Continue", "Off"),
  ];
}

function memberParameters(site: ProxySite): ApacheArgument[] {
  const reused = site.idleConnectionSeconds > 0 && !isUwsgi(site);
  return [
    "connectiontimeout=2",
    `timeout=${site.requestTimeoutSeconds}`,
    "retry=2",
    // A name is asked again when an address refuses; this is for an address that another container has got meanwhile.
    "addressttl=5",
    ...(isUwsgi(site) ? [] : ["upgrade=websocket"]),
    reused ? `ttl=${site.idleConnectionSeconds}` : "disablereuse=On",
    // A request that met a name nobody has any more would be lost.
    ...(site.servers.length > 1 ? ["hcmethod=TCP", "hcinterval=1", "hcpasses=1", "hcfails=1"] : []),
  ];
}
