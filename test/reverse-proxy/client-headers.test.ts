import { Apache, Nginx, UpstreamProtocol } from "../../lib";
import { DROPPED_HEADERS, droppedHeaders, SET_HEADERS } from "../../lib/reverse-proxy/client-headers";
import { BARE, bind } from "./sites";

const UWSGI = { ...BARE, name: "uwsgi", serverNames: ["uwsgi.example.com"], protocol: UpstreamProtocol.UWSGI, idleConnectionSeconds: 0 };

test("no header is both set and dropped, and none stands twice", () => {
  const names = [...SET_HEADERS, ...DROPPED_HEADERS].map((name) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  for (const name of DROPPED_HEADERS) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9-]{0,39}$/);
});

test("what trusted proxies may set is not dropped, however it is spelled", () => {
  expect(DROPPED_HEADERS).toContain("X-Forwarded-User");
  expect(droppedHeaders(["x-forwarded-user", "X-Own"])).toEqual(DROPPED_HEADERS.filter((name) => name !== "X-Forwarded-User"));
});

test("both proxies drop each of them, over both protocols", () => {
  const nginx = bind(new Nginx(), [BARE, UWSGI]).configuration;
  const apache = bind(new Apache(), [BARE, UWSGI]).configuration;
  for (const name of DROPPED_HEADERS) {
    expect(nginx).toContain(`proxy_set_header ${name} "";`);
    expect(nginx).toContain(`uwsgi_param HTTP_${name.toUpperCase().replaceAll("-", "_")} "" if_not_empty;`);
    expect(apache.match(new RegExp(`RequestHeader unset ${name}$`, "gm"))).toHaveLength(2);
  }
});
