import { Apache, UpstreamProtocol } from "../../../lib";
import { BARE, bind, SHOP } from "../sites";

test("an application that speaks uwsgi gets every body by way of the spool", () => {
  const { configuration } = bind(new Apache(), [{ ...BARE, protocol: UpstreamProtocol.UWSGI }]);
  const lines = configuration.split("\n").filter((line) => /RewriteCond|BalancerMember|AllowEncoded|ProxyPass /.test(line));
  expect(lines.map((line) => line.trim()).join("\n")).toMatchInlineSnapshot(`
"RewriteCond expr "req_novary('Transfer-Encoding') != '' || req_novary('Content-Length') -gt 0"
BalancerMember uwsgi://bare-0:8000 connectiontimeout=2 timeout=5 retry=2 addressttl=5 disablereuse=On
AllowEncodedSlashes On
ProxyPass / balancer://app-bare/
BalancerMember uwsgi://bare-0:8000 connectiontimeout=2 timeout=5 retry=2 addressttl=5 disablereuse=On
AllowEncodedSlashes On
ProxyPass / balancer://app-bare/"
`);
});

test("an application that closes its connections is not offered old ones", () => {
  const { configuration } = bind(new Apache(), [{ ...BARE, idleConnectionSeconds: 0 }]);
  expect(configuration).toContain("upgrade=websocket disablereuse=On\n");
  expect(configuration).not.toContain("ttl=0");
});

test("behind another proxy its headers are believed, and nobody else's", () => {
  const { configuration } = bind(new Apache(), [BARE], ["10.0.0.0/8", "2001:db8::/32"]);
  const lines = configuration.split("\n").filter((line) => /RemoteIP|X-Forwarded-Proto |edit/.test(line));
  expect(lines.map((line) => line.trim()).join("\n")).toMatchInlineSnapshot(`
"RequestHeader edit* X-Forwarded-For "(?<![0-9A-Fa-f:.])([0-9]+[.][0-9]+[.][0-9]+[.][0-9]+):[0-9]+(?=[ \\\\t]*(?:,|$))" "$1" early
RequestHeader edit* X-Forwarded-For "\\\\[([0-9A-Fa-f:.]+)\\\\](?::[0-9]+)?(?=[ \\\\t]*(?:,|$))" "$1" early
RemoteIPHeader X-Forwarded-For
RemoteIPInternalProxy 10.0.0.0/8 2001:db8::/32
RequestHeader set X-Forwarded-Proto https "expr=req_novary('X-Forwarded-Proto') =~ m#^ *(https|wss) *(,|$)#i && (%{CONN_REMOTE_ADDR} -ipmatch '10.0.0.0/8' || %{CONN_REMOTE_ADDR} -ipmatch '2001:db8::/32')"
RequestHeader set X-Forwarded-Proto http "expr=!(req_novary('X-Forwarded-Proto') == 'https' && (%{CONN_REMOTE_ADDR} -ipmatch '10.0.0.0/8' || %{CONN_REMOTE_ADDR} -ipmatch '2001:db8::/32'))"
RemoteIPHeader X-Real-IP
RemoteIPInternalProxy 127.0.0.1"
`);
});

test("every site has a spool of its own", () => {
  const { configuration } = bind(new Apache(), [SHOP, BARE]);
  expect(configuration.match(/^Listen .*$/gm)).toEqual(["Listen 8080", "Listen 127.0.0.1:8081", "Listen 127.0.0.1:8082", "Listen 127.0.0.1:8083"]);
  expect(configuration.match(/RewriteRule .*$/gm)).toEqual(['RewriteRule "^(/.*)$" "http://127.0.0.1:8082$1" "[P]"', 'RewriteRule "^(/.*)$" "http://127.0.0.1:8083$1" "[P]"']);
});
