import { type ApacheDirective, directive, section } from "../../config/apache-conf";

const MODULES = [
  "mpm_event", "unixd", "authz_core", "log_config", "logio", "mime", "env", "setenvif", "headers", "unique_id", "reqtimeout",
  "remoteip", "filter", "deflate", "buffer", "alias", "rewrite", "status", "watchdog", "slotmem_shm", "proxy", "proxy_http", "proxy_uwsgi",
  "proxy_balancer", "proxy_hcheck", "lbmethod_byrequests",
];

/** What is used and nothing else. A build of Apache may have some of them in the program itself. */
export function modules(): ApacheDirective[] {
  return MODULES.map((name) => section("IfModule", [`!${name}_module`], [directive("LoadModule", `${name}_module`, `modules/mod_${name}.so`)]));
}
