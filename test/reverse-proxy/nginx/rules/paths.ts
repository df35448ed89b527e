import { type Directive, inForce, named, patternOf } from "./parsed";
import type { Rule } from "./rule";

/** Folders that hold more than a site. */
const SYSTEM = /^\/(bin|boot|dev|etc|home|lib|proc|root|run|sys|tmp|usr|var)?\/?$/;
/** A repetition of what is repeated already. */
const NESTED = /\([^()]*[+*][^()]*\)[+*{]/;

const refuses = ({ body = [] }: Directive): boolean => body.length === 1 && body[0].name === "return" && /^4[0-9][0-9]$/.test(body[0].args[0]);
const prefixOf = ({ args }: Directive): string | undefined => (args.length === 1 ? args[0] : args[0] === "^~" ? args[1] : undefined);

/** Locations, files and patterns. */
export const PATHS: readonly Rule[] = [
  {
    id: "alias_traversal",
    bad: ["location /static { alias /srv/static/; }", "location ^~ /static { alias /srv/static/; }", "location /static/ { alias /srv/static; }"],
    good: ["location /static/ { alias /srv/static/; }", "location = /a.txt { alias /srv/a.txt; }"],
    find: (all) => named(all, "alias").filter(({ args, around: [location] }) => {
      const prefix = prefixOf(location);
      return prefix !== undefined && !(prefix.endsWith("/") && args[0].endsWith("/"));
    }),
  },
  {
    id: "filesystem_root_exposure",
    bad: ["server { root /; }", "location /x/ { alias /etc/; }", "location /x/ { alias /srv/$arg_folder/; }"],
    good: ["server { root /srv/site; }"],
    find: (all) => named(all, "root", "alias").filter(({ args }) => SYSTEM.test(args[0]) || args[0].includes("$")),
  },
  {
    id: "autoindex",
    bad: ["location / { autoindex on; }"],
    good: ["location / { autoindex off; }"],
    find: (all) => named(all, "autoindex").filter(({ args }) => args[0] !== "off"),
  },
  {
    id: "merge_slashes_on",
    bad: ["server { merge_slashes on; }", "server { merge_slashes off; }"],
    good: ["server { }"],
    find: (all) => named(all, "merge_slashes"),
  },
  {
    id: "try_files_is_evil_too",
    bad: ["location / { try_files $uri $uri/ =404; }"],
    good: ["open_file_cache max=100; location / { try_files $uri =404; }"],
    find: (all) => named(all, "try_files").filter((directive) => inForce(all, directive, "open_file_cache").length === 0),
  },
  {
    id: "unanchored_regex",
    bad: ["location ~ /v1/ { proxy_pass http://app; }"],
    good: ["location ~ ^/v1/ { proxy_pass http://app; }", "location ~ /\\. { return 404; }"],
    find: (all) => named(all, "location").filter((location) => {
      const pattern = patternOf(location);
      return pattern !== undefined && !pattern.startsWith("^") && !pattern.endsWith("$") && !refuses(location);
    }),
  },
  {
    id: "regex_redos",
    bad: ["location ~ ^/(a+)+$ { return 404; }", "server { rewrite ^/(.*a*)*$ /; }"],
    good: ["location ~ ^/(a+)$ { return 404; }"],
    find: (all) => named(all, "location", "rewrite", "if", "server_name").filter(({ args }) => args.some((word) => NESTED.test(word))),
  },
];
