import { block, directive, expression, type NginxDirective, type NginxExpression, variable } from "../../config/nginx-conf";

export interface Trust {
  readonly trustedProxies: string[];
  readonly trustedHeaders?: string[];
}

/** What the application is told of the client; headers of a client are believed from a trusted proxy alone. */
export function forwarding({ trustedProxies, trustedHeaders = [] }: Trust): NginxDirective[] {
  if (trustedProxies.length === 0) {
    return [block("map", [variable("scheme"), variable("forwarded_scheme")], [directive("default", variable("scheme"))])];
  }
  return [
    ...trustedProxies.map((address) => directive("set_real_ip_from", address)),
    directive("real_ip_header", "X-Forwarded-For"),
    directive("real_ip_recursive", "on"),
    block("geo", [variable("realip_remote_addr"), variable("from_trusted_proxy")], [
      directive("default", 0),
      ...trustedProxies.map((address) => directive(address, 1)),
    ]),
    block("map", [expression("$from_trusted_proxy:$http_x_forwarded_proto"), variable("forwarded_scheme")], [
      directive("default", "http"),
      // Proxies that append put the browser's first. Some name a websocket's own scheme.
      directive(expression("~*^1:\\s*(https|wss)\\s*(,|$)"), "https"),
    ]),
    ...trustedHeaders.map((name) =>
      block("map", [variable("from_trusted_proxy"), trustedHeader(name)], [directive("default", ""), directive("1", variable(`http_${spelled(name)}`))])),
  ];
}

/** The value of a header that only trusted proxies may set; empty from anybody else. */
export function trustedHeader(name: string): NginxExpression {
  return variable(`trusted_${spelled(name)}`);
}

function spelled(name: string): string {
  return name.toLowerCase().replaceAll("-", "_");
}
