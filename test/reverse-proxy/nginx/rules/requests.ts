import { type Directive, named, patternOf } from "./parsed";
import type { Rule } from "./rule";

/** Where a line feed would begin another line. */
const LINES = ["proxy_pass", "return", "rewrite", "add_header", "proxy_set_header"];
/** What is decoded, so that it may hold a line feed. */
const DECODED = /\$\{?(uri|document_uri|document_root|request_filename)\b/;
const CAPTURE = /\$\{?([0-9]|[a-z_]+)/g;
/** What takes a line feed along. */
const WIDE = /\[\^(?![^\]]*\\[nrs])|\\[sWD]|\(\?s/;
const HARMLESS_IN_IF = ["return", "rewrite", "set"];

/** Names and numbers of what the pattern of a location catches, if a line feed may be in it. */
function caught(location: Directive): string[] {
  const pattern = patternOf(location) ?? "";
  if (!WIDE.test(pattern)) return [];
  return [...Array.from({ length: 9 }, (_, index) => String(index + 1)), ...[...pattern.matchAll(/\(\?<([a-z_]+)>/g)].map(([, name]) => name)];
}

/** What a client's text may do to a request or an answer. */
export const REQUESTS: readonly Rule[] = [
  {
    id: "http_splitting",
    bad: [
      "server { return 301 https://a.example.com$uri; }",
      "location / { proxy_set_header X-Path $document_uri; }",
      "location / { add_header X-Path ${uri}; }",
      "location ~ ^/v1/([^/]*)$ { proxy_pass http://app/$1; }",
      "location ~ ^/v1/(?<what>\\s*)$ { add_header X-A $what; }",
    ],
    good: ["server { return 301 https://a.example.com$request_uri; }", "location ~ ^/v1/([a-z]*)$ { add_header X-A $1; }"],
    find: (all) => named(all, ...LINES).filter(({ args, around }) => {
      const names = around.flatMap(caught);
      return args.some((word) => DECODED.test(word) || [...word.matchAll(CAPTURE)].some(([, name]) => names.includes(name)));
    }),
  },
  {
    id: "if_is_evil",
    bad: ["location / { if ($arg_a) { add_header X-A a; } }", "location / { if ($arg_a) { proxy_pass http://b; } }", "location / { if ($arg_a) { rewrite ^ /b break; } }"],
    good: ["location / { if ($arg_a) { return 404; } }", "server { if ($host = a) { return 301 http://b; } }", "location / { if ($arg_a) { rewrite ^ /b last; } }"],
    find: (all) => named(all, "if").filter(({ around, body = [] }) =>
      around[0]?.name === "location" && body.some(({ name, args }) => !HARMLESS_IN_IF.includes(name) || (name === "rewrite" && !["last", "redirect", "permanent"].includes(args[2])))),
  },
  {
    id: "origins",
    bad: ["server { if ($http_origin ~* \"example\\.com\") { return 403; } }", "map $http_referer $ok { default 0; ~example.com 1; }"],
    good: ["map $http_origin $ok { default 0; ~^https://example\\.com$ 1; }"],
    find: (all) => [
      ...named(all, "if").filter(({ args }) => /\$http_(origin|referer)/.test(args.join(" ")) && !/\^.*\$"?\)?$/.test(args[2])),
      ...named(all, "map").filter(({ args, body = [] }) => /\$http_(origin|referer)/.test(args[0]) && body.some(({ name }) => name.startsWith("~") && !/\^.*\$$/.test(name))),
    ],
  },
  {
    id: "valid_referers",
    bad: ["server { valid_referers none blocked example.com; }"],
    good: ["server { valid_referers example.com; }"],
    find: (all) => named(all, "valid_referers").filter(({ args }) => args.includes("none") || args.includes("blocked")),
  },
  {
    id: "mixed_case_variable",
    bad: ["location / { proxy_set_header Host $Host; }"],
    good: ["location / { proxy_set_header Host $host; }"],
    find: (all) => all.filter(({ args }) => args.some((word) => /\$\{?[a-z_]*[A-Z]/.test(word))),
  },
  {
    id: "rewrite",
    bad: ["server { rewrite ^/a/(.*)$ /b?c=$1; }"],
    good: ["server { return 404; }"],
    find: (all) => named(all, "rewrite"),
  },
];
