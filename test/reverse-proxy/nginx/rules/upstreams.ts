import { type Directive, inForce, named } from "./parsed";
import type { Rule } from "./rule";

const PASSES = ["proxy_pass", "uwsgi_pass", "fastcgi_pass", "scgi_pass", "grpc_pass"];
const PRIVATE = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2[0-9]|3[01])\.|\[::1\]|\[f[cd])/i;
const ADDRESS = /^([0-9.]+|\[[0-9a-f:.]+\]|unix:.*)(:[0-9]+)?$/i;

function targetOf({ args }: Directive): { readonly host: string; readonly path: string } {
  const [, host, path] = /^(?:[a-z]+:\/\/)?([^/]*)(.*)$/s.exec(args[0]) ?? ["", "", ""];
  return { host, path };
}

/** Whether a variable has a value that stands in the configuration beside it. */
function isConstant({ around: [location] }: Directive, variable: string): boolean {
  const sets = named(location.body ?? [], "set").filter(({ args }) => args[0] === variable);
  return sets.length > 0 && sets.every(({ args }) => !args[1].includes("$"));
}

/** Where requests go. */
export const UPSTREAMS: readonly Rule[] = [
  {
    id: "ssrf",
    bad: ["location / { proxy_pass http://$http_x_host; }", "location / { proxy_pass http://$arg_a.example.com/; }", "location / { set $to $arg_a; uwsgi_pass $to; }"],
    good: ["location / { proxy_pass http://app; }", "location / { set $to app:8000; proxy_pass http://$to; }"],
    find: (all) => named(all, ...PASSES).filter((pass) => (targetOf(pass).host.match(/\$\{?[a-z0-9_]+\}?/gi) ?? []).some((variable) => !isConstant(pass, variable))),
  },
  {
    id: "proxy_pass_normalized",
    bad: ["location /a/ { proxy_pass http://app/; }", "location /a/ { proxy_pass http://app/b; }"],
    good: ["location /a/ { proxy_pass http://app; }"],
    find: (all) => named(all, "proxy_pass").filter((pass) => targetOf(pass).path !== ""),
  },
  {
    id: "stale_dns_cache",
    bad: ["location / { proxy_pass http://app.example.com; }", "upstream app { server app-0:8000; } location / { proxy_pass http://app; }"],
    good: ["upstream app { zone a 64k; server app-0:8000 resolve; server 10.0.0.1:80; } location / { proxy_pass http://app; }", "location / { proxy_pass http://127.0.0.1:80; }"],
    find: (all) => {
      const upstreams = named(all, "upstream");
      return [
        ...upstreams.flatMap(({ body = [] }) => named(body, "server")).filter(({ args }) => !args.includes("resolve") && !ADDRESS.test(args[0])),
        ...named(all, ...PASSES).filter((pass) => {
          const { host } = targetOf(pass);
          return !host.includes("$") && !ADDRESS.test(host) && !upstreams.some(({ args }) => args[0] === host);
        }),
      ];
    },
  },
  {
    id: "resolver_external",
    bad: ["resolver 8.8.8.8;", "resolver 127.0.0.11 1.1.1.1 valid=1s;"],
    good: ["resolver 127.0.0.11 valid=1s ipv6=off;"],
    find: (all) => named(all, "resolver").filter(({ args }) => args.some((word) => !word.includes("=") && !PRIVATE.test(word))),
  },
  {
    id: "missing_resolver",
    bad: ["upstream app { server app-0:8000 resolve; }", "location / { set $a app:8000; proxy_pass http://$a; }"],
    good: ["resolver 127.0.0.11; upstream app { server app-0:8000 resolve; }"],
    find: (all) => [
      ...named(all, "server").filter(({ args }) => args.includes("resolve")),
      ...named(all, ...PASSES).filter((pass) => targetOf(pass).host.includes("$")),
    ].filter((directive) => inForce(all, directive, "resolver").length === 0),
  },
  {
    id: "proxy_buffering_off",
    bad: ["location / { proxy_buffering off; }", "location / { uwsgi_request_buffering off; }"],
    good: ["location / { proxy_buffering on; }"],
    find: (all) => all.filter(({ name, args }) => /^(proxy|uwsgi)_(request_)?buffering$/.test(name) && args[0] !== "on"),
  },
];
