import { Apache } from "../../../lib";
import { bind, SHOP, withoutDrops } from "../sites";

test("the whole configuration of one site, behind the list of modules", () => {
  const { configuration } = bind(new Apache(), [SHOP]);
  expect(withoutDrops(configuration.slice(configuration.indexOf("Listen")))).toMatchInlineSnapshot(`
"Listen 8080
Listen 127.0.0.1:8081
ServerName localhost
PidFile /tmp/httpd.pid
DefaultRuntimeDir /tmp
GracefulShutdownTimeout 9
StartServers 2
ThreadsPerChild 192
MaxRequestWorkers 384
MinSpareThreads 192
MaxSpareThreads 576
MaxConnectionsPerChild 0
ServerTokens Prod
ServerSignature Off
TraceEnable off
HttpProtocolOptions Strict
Protocols http/1.1
LimitRequestFieldSize 16384
LimitRequestLine 16384
LimitRequestFields 90
Timeout 60
RequestReadTimeout handshake=0 header=15-30,MinRate=500 body=15,MinRate=500
KeepAlive On
KeepAliveTimeout 5
MaxKeepAliveRequests 0
Header always set Connection close "expr=-f '/srv/proxy/quiesce' && req_novary('Upgrade') == ''"
TypesConfig conf/mime.types
<Directory />
    Require all denied
    AllowOverride None
    Options None
</Directory>
LogLevel warn
ErrorLog /proc/self/fd/2
SetEnvIf Request_Method "^([A-Za-z-]+)$" "webstack_method=$1"
SetEnvIf Host "^([A-Za-z0-9.:_\\\\[\\\\]-]+)$" "webstack_host=$1"
SetEnvIfExpr "%{THE_REQUEST} =~ m#^[!-~]+ ([!-~]+)#" "webstack_uri=$1"
LogFormat "{\\"time\\":\\"%{%Y-%m-%dT%H:%M:%S%z}t\\",\\"client\\":\\"%a\\",\\"host\\":\\"%{webstack_host}e\\",\\"method\\":\\"%{webstack_method}e\\",\\"uri\\":\\"%{webstack_uri}e\\",\\"status\\":\\"%>s\\",\\"bytes\\":\\"%O\\",\\"milliseconds\\":\\"%{ms}T\\",\\"upstream\\":\\"%{BALANCER_WORKER_NAME}e\\",\\"request_id\\":\\"%{UNIQUE_ID}e\\"}" json
CustomLog /proc/self/fd/1 json env=!webstack_quiet
AddOutputFilterByType DEFLATE application/javascript application/json application/manifest+json application/xml image/svg+xml text/css text/javascript text/plain text/xml text/html
DeflateCompressionLevel 5
DeflateAlterETag NoChange
<VirtualHost *:8080>
    ServerName unknown.invalid
    Header always set X-Content-Type-Options nosniff "expr=%{REQUEST_STATUS} -ge 300 && resp('X-Content-Type-Options') == ''"
    Header set X-Content-Type-Options nosniff "expr=resp('X-Content-Type-Options') == ''"
    Header always set Referrer-Policy strict-origin-when-cross-origin "expr=%{REQUEST_STATUS} -ge 300 && resp('Referrer-Policy') == ''"
    Header set Referrer-Policy strict-origin-when-cross-origin "expr=resp('Referrer-Policy') == ''"
    Header always set X-Frame-Options SAMEORIGIN "expr=%{REQUEST_STATUS} -ge 300 && resp('X-Frame-Options') == ''"
    Header set X-Frame-Options SAMEORIGIN "expr=resp('X-Frame-Options') == ''"
    KeepAlive Off
    ErrorDocument 421 "unknown host"
    RedirectMatch 421 .*
</VirtualHost>
<VirtualHost 127.0.0.1:8081>
    ServerName status.invalid
    SetEnvIf Request_URI ^ webstack_quiet=1
    ErrorDocument 200 @release@
    RedirectMatch 200 "^/release$"
    RedirectMatch 404 "^(?!/status$)"
    <Location /status>
        Require all granted
        SetHandler server-status
    </Location>
</VirtualHost>
<VirtualHost *:8080>
    ServerName shop.example.com
    ServerAlias *.shop.example.com
    Header always set X-Content-Type-Options nosniff "expr=%{REQUEST_STATUS} -ge 300 && resp('X-Content-Type-Options') == ''"
    Header set X-Content-Type-Options nosniff "expr=resp('X-Content-Type-Options') == ''"
    Header always set Referrer-Policy strict-origin-when-cross-origin "expr=%{REQUEST_STATUS} -ge 300 && resp('Referrer-Policy') == ''"
    Header set Referrer-Policy strict-origin-when-cross-origin "expr=resp('Referrer-Policy') == ''"
    Header always set X-Frame-Options SAMEORIGIN "expr=%{REQUEST_STATUS} -ge 300 && resp('X-Frame-Options') == ''"
    Header set X-Frame-Options SAMEORIGIN "expr=resp('X-Frame-Options') == ''"
    <LocationMatch "^(?:/|%2[Ff])+-(?:/|%2[Ff])|(?:/|%2[Ff])\\\\.(?!well-known/)">
        RedirectMatch 404 .*
    </LocationMatch>
    <If "%{REQUEST_METHOD} == 'CONNECT'">
        RedirectMatch 405 .*
    </If>
    <If "req_novary('Transfer-Encoding') !~ m#^(chunked)?$#i">
        RedirectMatch 501 .*
    </If>
    RequestHeader set Connection close "expr=!(req_novary('Connection') =~ m#^ *((close|keep-alive|upgrade|te|http2-settings) *,? *)*$#i)"
    RequestHeader unset Connection "expr=req_novary('Connection') =~ /upgrade/i && !(req_novary('Upgrade') =~ /^websocket$/i)"
    RequestHeader unset Upgrade "expr=!(req_novary('Upgrade') =~ /^websocket$/i)"
    RequestHeader set X-Real-IP "expr=%{REMOTE_ADDR}"
    RequestHeader set X-Forwarded-For "expr=%{REMOTE_ADDR}"
    RequestHeader set X-Forwarded-Proto http
    RequestHeader set X-Forwarded-Host "expr=%{HTTP_HOST}"
    RequestHeader set X-Request-ID "%{UNIQUE_ID}e"
    LimitRequestBody 10485760
    <If "req_novary('Content-Length') -gt 10485760">
        RedirectMatch 413 .*
    </If>
    <Location />
        SetInputFilter BUFFER
    </Location>
    SetEnv proxy-sendcl 1
    RewriteEngine On
    RewriteCond expr "req_novary('Transfer-Encoding') != ''"
    RewriteRule "^(/.*)$" "http://127.0.0.1:8082$1" "[P]"
    ProxyTimeout 65
    Alias /static/ /srv/public/main/files/
    ProxyPass /static/ !
    <Directory /srv/public/main/files>
        Require all granted
        FileETag None
        SetEnv webstack_quiet 1
        Header set Cache-Control max-age=3600
        <FilesMatch "\\\\.[0-9a-f]{12}\\\\.[A-Za-z0-9]+$">
            Header set Cache-Control "max-age=31536000, public, immutable"
        </FilesMatch>
    </Directory>
    ProxyPreserveHost On
    ProxyAddHeaders Off
    Proxy100Continue Off
    <Proxy balancer://app-main>
        BalancerMember http://shop-app-server-0-00000000000000:8000 connectiontimeout=2 timeout=60 retry=2 addressttl=5 upgrade=websocket ttl=60 hcmethod=TCP hcinterval=1 hcpasses=1 hcfails=1
        BalancerMember http://shop-app-server-1-00000000000000:8000 connectiontimeout=2 timeout=60 retry=2 addressttl=5 upgrade=websocket ttl=60 hcmethod=TCP hcinterval=1 hcpasses=1 hcfails=1
        ProxySet maxattempts=1
    </Proxy>
    AllowEncodedSlashes NoDecode
    ProxyPass / balancer://app-main/ nocanon
</VirtualHost>
Listen 127.0.0.1:8082
<VirtualHost 127.0.0.1:8082>
    ServerName spool.invalid
    SetEnvIf Request_URI ^ webstack_quiet=1
    RemoteIPHeader X-Real-IP
    RemoteIPInternalProxy 127.0.0.1
    RequestHeader set X-Real-IP "expr=%{REMOTE_ADDR}"
    LimitRequestBody 10485760
    <If "req_novary('Content-Length') -gt 10485760">
        RedirectMatch 413 .*
    </If>
    ProxyPreserveHost On
    ProxyAddHeaders Off
    Proxy100Continue Off
    <Proxy balancer://app-main>
        BalancerMember http://shop-app-server-0-00000000000000:8000 connectiontimeout=2 timeout=60 retry=2 addressttl=5 upgrade=websocket ttl=60 hcmethod=TCP hcinterval=1 hcpasses=1 hcfails=1
        BalancerMember http://shop-app-server-1-00000000000000:8000 connectiontimeout=2 timeout=60 retry=2 addressttl=5 upgrade=websocket ttl=60 hcmethod=TCP hcinterval=1 hcpasses=1 hcfails=1
        ProxySet maxattempts=1
    </Proxy>
    AllowEncodedSlashes NoDecode
    ProxyPass / balancer://app-main/ nocanon
</VirtualHost>
"
`);
});

test("a module is loaded where it is no part of the program", () => {
  const { configuration } = bind(new Apache(), [SHOP]);
  const begin = configuration.slice(0, configuration.indexOf("Listen"));
  expect(begin).toContain(`
ServerRoot /usr/local/apache2
<IfModule !mpm_event_module>
    LoadModule mpm_event_module modules/mod_mpm_event.so
</IfModule>
`);
  expect(begin.match(/LoadModule (\w+)_module modules\/mod_\1[.]so/g)).toHaveLength(begin.split("</IfModule>").length - 1);
});
