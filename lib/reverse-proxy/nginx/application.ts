import { UpstreamProtocol } from "../../app-server/app-server-engine";
import { directive, expression, type NginxDirective, type NginxExpression } from "../../config/nginx-conf";
import type { ProxySite } from "../reverse-proxy-engine";

/** What passes a request on to `upstream`. The headers that go with it are those of the `http` block. */
export function toApplication(site: ProxySite, upstream: NginxExpression): NginxDirective[] {
  const { module, pass } = DIALECTS[site.protocol];
  const set = (name: string, ...values: (string | number)[]): NginxDirective => directive(`${module}_${name}`, ...values);
  return [
    ...pass(upstream),
    set("connect_timeout", "5s"),
    set("send_timeout", `${site.requestTimeoutSeconds}s`),
    set("read_timeout", `${site.requestTimeoutSeconds}s`),
    set("buffer_size", "8k"),
    set("buffers", 16, "8k"),
    set("busy_buffers_size", "16k"),
    // A long answer waits for a slow client in the application: the space in memory is for what clients send.
    set("max_temp_file_size", 0),
    // Not at 502 and 503: an application that says 503 for a moment would be taken out as a whole.
    set("next_upstream", "error", "timeout"),
    set("next_upstream_tries", 2),
    set("next_upstream_timeout", "10s"),
  ];
}

interface Dialect {
  /** Beginning of its directives. */
  readonly module: string;
  readonly pass: (upstream: NginxExpression) => NginxDirective[];
}

const DIALECTS: { readonly [protocol in UpstreamProtocol]: Dialect } = {
  [UpstreamProtocol.HTTP]: { module: "proxy", pass: overHttp },
  [UpstreamProtocol.UWSGI]: { module: "uwsgi", pass: (upstream) => [directive("uwsgi_pass", upstream)] },
};

function overHttp(upstream: NginxExpression): NginxDirective[] {
  return [
    directive("proxy_pass", expression(`http://${upstream.expression}`)),
    directive("proxy_http_version", "1.1"),
    directive("proxy_redirect", "off"),
  ];
}
