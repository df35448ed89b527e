import { type Directive, inForce, named } from "./parsed";
import type { Rule } from "./rule";

const isLoopback = (address: string): boolean => /^(127\.|\[::1\]|unix:)/.test(address);
const listens = ({ body = [] }: Directive): Directive[] => named(body, "listen");

/** Who may ask, and the server as a whole. */
export const SERVER: readonly Rule[] = [
  {
    id: "default_server_flag",
    bad: ["server { listen 80; server_name a; } server { listen 80; server_name b; }"],
    good: ["server { listen 80 default_server; } server { listen 80; server_name b; }", "server { listen 81; }"],
    find: (all) => named(all, "listen").filter(({ args: [address] }) => {
      const same = named(all, "listen").filter(({ args }) => args[0] === address);
      return same.length > 1 && !same.some(({ args }) => args.includes("default_server"));
    }),
  },
  {
    id: "unknown_names_served",
    bad: ["server { listen 80 default_server; location / { proxy_pass http://app; } }", "server { listen 80 default_server; }"],
    good: ["server { listen 80 default_server; return 444; }"],
    find: (all) => named(all, "server").filter((server) =>
      listens(server).some(({ args }) => args.includes("default_server")) && !named(server.body ?? [], "return").some(({ args }) => args[0] === "444")),
  },
  {
    id: "allow_without_deny",
    bad: ["location / { allow 10.0.0.0/8; }"],
    good: ["location / { allow 10.0.0.0/8; deny all; }"],
    find: (all) => named(all, "allow").filter((allow) => !inForce(all, allow, "deny").some(({ args }) => args[0] === "all")),
  },
  {
    id: "return_bypasses_allow_deny",
    bad: ["location / { deny all; return 200 a; }"],
    good: ["location / { return 200 a; }"],
    find: (all) => named(all, "return").filter((answer) => [...inForce(all, answer, "deny"), ...inForce(all, answer, "allow")].length > 0),
  },
  {
    id: "status_page_exposed",
    bad: ["server { listen 80; location /status { stub_status; } }"],
    good: ["server { listen 127.0.0.1:81; location /status { stub_status; } }", "server { listen 80; location /status { stub_status; allow 127.0.0.1; deny all; } }"],
    find: (all) => named(all, "stub_status").filter((page) => {
      const addresses = page.around.filter(({ name }) => name === "server").flatMap(listens);
      return !inForce(all, page, "deny").some(({ args }) => args[0] === "all") && !(addresses.length > 0 && addresses.every(({ args }) => isLoopback(args[0])));
    }),
  },
  {
    id: "error_log_off",
    bad: ["error_log off;", "error_log /dev/null;"],
    good: ["error_log /dev/stderr;"],
    find: (all) => named(all, "error_log").filter(({ args }) => ["off", "/dev/null"].includes(args[0])),
  },
  {
    id: "hash_without_default",
    bad: ["map $http_upgrade $a { x y; }", "geo $a { 10.0.0.0/8 1; }"],
    good: ['map $http_upgrade $a { default ""; x y; }'],
    find: (all) => named(all, "map", "geo").filter(({ body = [] }) => named(body, "default").length === 0),
  },
  {
    id: "low_keepalive_requests",
    bad: ["http { keepalive_requests 100; }"],
    good: ["http { keepalive_requests 1000; }"],
    find: (all) => named(all, "keepalive_requests").filter(({ args }) => Number(args[0]) < 1000),
  },
  {
    id: "missing_worker_processes",
    bad: ["events { }"],
    good: ["worker_processes 1; events { }"],
    find: (all) => named(all, "events").filter((events) => inForce(all, events, "worker_processes").length === 0),
  },
  {
    id: "worker_rlimit_nofile_vs_connections",
    bad: ["worker_rlimit_nofile 1000; events { worker_connections 1000; }", "events { worker_connections 1000; }"],
    good: ["worker_rlimit_nofile 2000; events { worker_connections 1000; }"],
    find: (all) => named(all, "worker_connections").filter((connections) => Number(inForce(all, connections, "worker_rlimit_nofile")[0]?.args[0] ?? 0) < 2 * Number(connections.args[0])),
  },
];
