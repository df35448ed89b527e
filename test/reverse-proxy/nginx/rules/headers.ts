import { inForce, named } from "./parsed";
import type { Rule } from "./rule";

const SPOKEN_FOR = /^(Host|HTTP_HOST|X-Forwarded-Host|HTTP_X_FORWARDED_HOST)$/i;

/** Headers of answers and of what is passed on. */
export const HEADERS: readonly Rule[] = [
  {
    id: "add_header_content_type",
    bad: ["server { add_header Content-Type text/plain; }"],
    good: ["server { default_type text/plain; }"],
    find: (all) => named(all, "add_header").filter(({ args }) => /^content-type$/i.test(args[0])),
  },
  {
    id: "add_header_multiline",
    bad: ['server { add_header Link "a\n b"; }'],
    good: ['server { add_header Link "a b"; }'],
    find: (all) => named(all, "add_header").filter(({ args }) => /[\r\n]/.test(args[1])),
  },
  {
    id: "add_header_redefinition",
    bad: ["server { add_header X-A a; location / { add_header X-B b; } }"],
    good: ["add_header_inherit merge; server { add_header X-A a; location / { add_header X-B b; } }", "server { location / { add_header X-B b; } }"],
    find: (all) => named(all, "add_header").filter((directive) =>
      inForce(all, directive, "add_header_inherit")[0]?.args[0] !== "merge" && directive.around.slice(1).some(({ body = [] }) => named(body, "add_header").length > 0)),
  },
  {
    id: "proxy_set_header_redefinition",
    bad: ["server { proxy_set_header X-A a; location / { proxy_set_header X-B b; proxy_pass http://app; } }"],
    good: ["server { location / { proxy_set_header X-B b; proxy_pass http://app; } }"],
    find: (all) => named(all, "proxy_set_header", "uwsgi_param").filter(({ name, around }) => around.slice(1).some(({ body = [] }) => named(body, name).length > 0)),
  },
  {
    id: "host_spoofing",
    bad: ["location / { proxy_set_header Host $http_host; }", "location / { uwsgi_param HTTP_HOST ${http_host}; }", "location / { proxy_set_header X-Forwarded-Host $arg_host; }"],
    good: ["location / { proxy_set_header Host $host; }"],
    find: (all) => named(all, "proxy_set_header", "uwsgi_param").filter(({ args }) => SPOKEN_FOR.test(args[0]) && /\$\{?(http_|arg_|cookie_)/.test(args[1])),
  },
  {
    id: "forwarded_for_appended",
    bad: ["location / { proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; }", "location / { proxy_set_header X-Real-IP $http_x_real_ip; }"],
    good: ["location / { proxy_set_header X-Forwarded-For $remote_addr; }"],
    find: (all) => named(all, "proxy_set_header", "uwsgi_param").filter(({ args }) =>
      /^(HTTP_)?(X[-_])?(FORWARDED|REAL)/i.test(args[0]) && /\$\{?(proxy_add_|http_)/.test(args[1])),
  },
  {
    id: "version_disclosure",
    bad: ["http { server { } }", "http { server_tokens on; }", "http { server_tokens off; server { server_tokens build; } }"],
    good: ["http { server_tokens off; server { } }"],
    find: (all) => [
      ...named(all, "http").filter(({ body = [] }) => named(body, "server_tokens").length === 0),
      ...named(all, "server_tokens").filter(({ args }) => args[0] !== "off"),
    ],
  },
];
