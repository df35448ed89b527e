import { Nginx, type NginxProps } from "../../../lib";
import { BARE, bind, SHOP } from "../sites";

function limits(props: NginxProps): string {
  const { configuration } = bind(new Nginx(props), [BARE]);
  return configuration.split("\n").filter((line) => /^ *limit_/.test(line)).join("\n");
}

test("there are none by default", () => {
  expect(limits({})).toBe("");
});

test("a rate a second is borne for as many at once, and then answered 429", () => {
  expect(limits({ limitReq: { ratePerSecond: 20 } })).toMatchInlineSnapshot(`
"    limit_req_zone $binary_remote_addr zone=webstack_requests:10m rate=20r/s;
            limit_req zone=webstack_requests burst=20 nodelay;
            limit_req_status 429;"
`);
});

test("everything may be chosen", () => {
  const limitReq = { ratePerMinute: 30, burst: 10, delay: 4, dryRun: true, status: 503, zoneSizeMiB: 2 };
  const limitConn = { connections: 8, dryRun: true, status: 503, zoneSizeMiB: 3 };
  expect(limits({ limitReq, limitConn })).toMatchInlineSnapshot(`
"    limit_req_zone $binary_remote_addr zone=webstack_requests:2m rate=30r/m;
    limit_conn_zone $binary_remote_addr zone=webstack_connections:3m;
            limit_req zone=webstack_requests burst=10 delay=4;
            limit_req_status 503;
            limit_req_dry_run on;
            limit_conn webstack_connections 8;
            limit_conn_status 503;
            limit_conn_dry_run on;"
`);
});

test("all wait with a delay of 0, and none is borne with a burst of 0", () => {
  expect(limits({ limitReq: { ratePerSecond: 5, burst: 3, delay: 0 } })).toContain("limit_req zone=webstack_requests burst=3;");
  expect(limits({ limitReq: { ratePerSecond: 5, burst: 0 } })).toContain("limit_req zone=webstack_requests;");
});

test("applications are limited and static files are not", () => {
  const { configuration } = bind(new Nginx({ limitReq: { ratePerSecond: 5 } }), [SHOP, BARE]);
  expect(configuration.split("location / {\n            limit_req zone=")).toHaveLength(3);
  expect(configuration.match(/limit_req zone=/g)).toHaveLength(2);
  expect(configuration.match(/limit_req_zone/g)).toHaveLength(1);
});

test.each<[string, NginxProps, string]>([
  ["no rate", { limitReq: {} }, "'limitReq' of Nginx must have either 'ratePerSecond' or 'ratePerMinute', got neither; give what is less than one a second by the minute"],
  ["two rates", { limitReq: { ratePerSecond: 1, ratePerMinute: 1 } }, "got both"],
  ["half a request", { limitReq: { ratePerSecond: 0.5 } }, "'limitReq.ratePerSecond' of 'Nginx' must be a whole number of at least 1 and at most 1000000, got 0.5"],
  ["no request", { limitReq: { ratePerMinute: 0 } }, "'limitReq.ratePerMinute' of 'Nginx'"],
  ["a burst below zero", { limitReq: { ratePerSecond: 1, burst: -1 } }, "'limitReq.burst' of 'Nginx'"],
  ["a delay beyond the burst", { limitReq: { ratePerSecond: 1, burst: 2, delay: 3 } }, "'limitReq.delay' of 'Nginx' must be a whole number of at least 0 and at most 2 (it is a part of 'burst'), got 3"],
  ["a status that is no error", { limitReq: { ratePerSecond: 1, status: 200 } }, "'limitReq.status' of 'Nginx' must be a whole number of at least 400 and at most 599, got 200"],
  ["a zone of nothing", { limitReq: { ratePerSecond: 1, zoneSizeMiB: 0 } }, "'limitReq.zoneSizeMiB' of 'Nginx'"],
  ["no connections", { limitConn: { connections: 0 } }, "'limitConn.connections' of 'Nginx' must be a whole number of at least 1 and at most 65535, got 0"],
  ["a status of connections that is no error", { limitConn: { connections: 1, status: 600 } }, "'limitConn.status' of 'Nginx'"],
  ["a zone of connections of nothing", { limitConn: { connections: 1, zoneSizeMiB: 0.5 } }, "'limitConn.zoneSizeMiB' of 'Nginx'"],
])("refuses %s", (_, props, message) => {
  expect(() => new Nginx(props)).toThrow(message);
});
