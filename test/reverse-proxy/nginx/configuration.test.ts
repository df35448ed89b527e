import { Nginx } from "../../../lib";
import { bind, SHOP } from "../sites";

test("the whole configuration of one site", () => {
  expect(bind(new Nginx(), [SHOP]).configuration).toMatchInlineSnapshot(`
"# Made by cdktf-webstack; changes here are lost at the next release.
worker_processes 2;
worker_rlimit_nofile 8704;
worker_shutdown_timeout 30s;
pid /tmp/nginx.pid;
error_log /dev/stderr notice;
events {
    worker_connections 4096;
}
http {
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    server_tokens off;
    server_names_hash_bucket_size 512;
    add_header_inherit merge;
    sendfile on;
    tcp_nopush on;
    reset_timedout_connection on;
    keepalive_timeout 20s;
    keepalive_min_timeout 5s;
    client_header_timeout 15s;
    client_body_timeout 15s;
    send_timeout 15s;
    client_body_buffer_size 128k;
    large_client_header_buffers 4 16k;
    resolver 127.0.0.11 valid=1s ipv6=off;
    client_body_temp_path /tmp/client_body;
    proxy_temp_path /tmp/proxy;
    fastcgi_temp_path /tmp/fastcgi;
    uwsgi_temp_path /tmp/uwsgi;
    scgi_temp_path /tmp/scgi;
    log_format json escape=json "{\\"time\\":\\"$time_iso8601\\",\\"client\\":\\"$remote_addr\\",\\"host\\":\\"$host\\",\\"method\\":\\"$request_method\\",\\"uri\\":\\"$request_uri\\",\\"status\\":\\"$status\\",\\"bytes\\":\\"$bytes_sent\\",\\"seconds\\":\\"$request_time\\",\\"upstream\\":\\"$upstream_addr\\",\\"upstream_status\\":\\"$upstream_status\\",\\"upstream_seconds\\":\\"$upstream_response_time\\",\\"request_id\\":\\"$request_id\\"}";
    access_log /dev/stdout json buffer=32k flush=1s;
    gzip on;
    gzip_comp_level 5;
    gzip_min_length 256;
    gzip_proxied any;
    gzip_vary on;
    gzip_types application/javascript application/json application/manifest+json application/xml image/svg+xml text/css text/javascript text/plain text/xml;
    map $scheme $forwarded_scheme {
        default $scheme;
    }
    map $http_upgrade $websocket_upgrade {
        default "";
        ~*^websocket$ websocket;
    }
    map $proxy_host $idle_connection {
        default "";
    }
    map $http_upgrade $connection_upgrade {
        default $idle_connection;
        ~*^websocket$ upgrade;
    }
    proxy_headers_hash_max_size 2048;
    proxy_headers_hash_bucket_size 128;
    proxy_set_header Connection $connection_upgrade;
    proxy_set_header Upgrade $websocket_upgrade;
    proxy_set_header HTTP2-Settings "";
    proxy_set_header Host $host$is_request_port$request_port;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto $forwarded_scheme;
    proxy_set_header X-Forwarded-Host $host$is_request_port$request_port;
    proxy_set_header X-Request-ID $request_id;
    proxy_set_header Auth-Type "";
    proxy_set_header Auth-User "";
    proxy_set_header CF-Access-Authenticated-User-Email "";
    proxy_set_header CF-Access-Jwt-Assertion "";
    proxy_set_header CF-Connecting-IP "";
    proxy_set_header CF-Connecting-IPv6 "";
    proxy_set_header CF-IPCountry "";
    proxy_set_header CF-Pseudo-IPv4 "";
    proxy_set_header CF-Visitor "";
    proxy_set_header Client-Cert "";
    proxy_set_header Client-Cert-Chain "";
    proxy_set_header Client-IP "";
    proxy_set_header CloudFront-Forwarded-Proto "";
    proxy_set_header CloudFront-Viewer-Address "";
    proxy_set_header DO-Connecting-IP "";
    proxy_set_header Fastly-Client-IP "";
    proxy_set_header Fastly-SSL "";
    proxy_set_header Fly-Client-IP "";
    proxy_set_header Forwarded "";
    proxy_set_header Front-End-Https "";
    proxy_set_header Https "";
    proxy_set_header Incap-Client-IP "";
    proxy_set_header Path-Info "";
    proxy_set_header Proxy "";
    proxy_set_header Proxy-Client-IP "";
    proxy_set_header Remote-Addr "";
    proxy_set_header Remote-Email "";
    proxy_set_header Remote-Groups "";
    proxy_set_header Remote-Host "";
    proxy_set_header Remote-Name "";
    proxy_set_header Remote-User "";
    proxy_set_header SSL-Client-Cert "";
    proxy_set_header SSL-Client-Issuer-DN "";
    proxy_set_header SSL-Client-Subject-DN "";
    proxy_set_header SSL-Client-Verify "";
    proxy_set_header Script-Name "";
    proxy_set_header Tailscale-User-Login "";
    proxy_set_header Tailscale-User-Name "";
    proxy_set_header Tailscale-User-Profile-Pic "";
    proxy_set_header True-Client-IP "";
    proxy_set_header WL-Proxy-Client-IP "";
    proxy_set_header WL-Proxy-SSL "";
    proxy_set_header X-ARR-ClientCert "";
    proxy_set_header X-Amzn-Mtls-Clientcert "";
    proxy_set_header X-Amzn-Oidc-Accesstoken "";
    proxy_set_header X-Amzn-Oidc-Data "";
    proxy_set_header X-Amzn-Oidc-Identity "";
    proxy_set_header X-Appengine-User-IP "";
    proxy_set_header X-Arr-Ssl "";
    proxy_set_header X-Auth-Request-Access-Token "";
    proxy_set_header X-Auth-Request-Email "";
    proxy_set_header X-Auth-Request-Groups "";
    proxy_set_header X-Auth-Request-Preferred-Username "";
    proxy_set_header X-Auth-Request-Redirect "";
    proxy_set_header X-Auth-Request-User "";
    proxy_set_header X-Authenticated-User "";
    proxy_set_header X-Authentik-Email "";
    proxy_set_header X-Authentik-Groups "";
    proxy_set_header X-Authentik-Name "";
    proxy_set_header X-Authentik-Uid "";
    proxy_set_header X-Authentik-Username "";
    proxy_set_header X-Azure-ClientIP "";
    proxy_set_header X-Azure-SocketIP "";
    proxy_set_header X-Client-Cert "";
    proxy_set_header X-Client-DN "";
    proxy_set_header X-Client-IP "";
    proxy_set_header X-Client-Proto "";
    proxy_set_header X-Client-Verify "";
    proxy_set_header X-Cluster-Client-IP "";
    proxy_set_header X-Envoy-External-Address "";
    proxy_set_header X-Envoy-Original-Host "";
    proxy_set_header X-Envoy-Original-Path "";
    proxy_set_header X-Forwarded "";
    proxy_set_header X-Forwarded-Access-Token "";
    proxy_set_header X-Forwarded-Address "";
    proxy_set_header X-Forwarded-By "";
    proxy_set_header X-Forwarded-Client-Cert "";
    proxy_set_header X-Forwarded-Client-Ip "";
    proxy_set_header X-Forwarded-Context "";
    proxy_set_header X-Forwarded-Email "";
    proxy_set_header X-Forwarded-Groups "";
    proxy_set_header X-Forwarded-Https "";
    proxy_set_header X-Forwarded-Method "";
    proxy_set_header X-Forwarded-Path "";
    proxy_set_header X-Forwarded-Port "";
    proxy_set_header X-Forwarded-Preferred-Username "";
    proxy_set_header X-Forwarded-Prefix "";
    proxy_set_header X-Forwarded-Protocol "";
    proxy_set_header X-Forwarded-Protocol-Scheme "";
    proxy_set_header X-Forwarded-Remote-Addr "";
    proxy_set_header X-Forwarded-Root "";
    proxy_set_header X-Forwarded-Scheme "";
    proxy_set_header X-Forwarded-Server "";
    proxy_set_header X-Forwarded-Ssl "";
    proxy_set_header X-Forwarded-Tls-Client-Cert "";
    proxy_set_header X-Forwarded-Tls-Client-Cert-Info "";
    proxy_set_header X-Forwarded-Uri "";
    proxy_set_header X-Forwarded-Url "";
    proxy_set_header X-Forwarded-User "";
    proxy_set_header X-Goog-Authenticated-User-Email "";
    proxy_set_header X-Goog-Authenticated-User-Id "";
    proxy_set_header X-Goog-Iap-Jwt-Assertion "";
    proxy_set_header X-HTTP-Host-Override "";
    proxy_set_header X-Host "";
    proxy_set_header X-Https "";
    proxy_set_header X-MS-Client-Principal "";
    proxy_set_header X-MS-Client-Principal-Id "";
    proxy_set_header X-MS-Client-Principal-Idp "";
    proxy_set_header X-MS-Client-Principal-Name "";
    proxy_set_header X-Original-For "";
    proxy_set_header X-Original-Host "";
    proxy_set_header X-Original-Method "";
    proxy_set_header X-Original-Prefix "";
    proxy_set_header X-Original-Proto "";
    proxy_set_header X-Original-Remote-Addr "";
    proxy_set_header X-Original-URI "";
    proxy_set_header X-Original-URL "";
    proxy_set_header X-Originating-IP "";
    proxy_set_header X-Peer-Address "";
    proxy_set_header X-Port "";
    proxy_set_header X-Proto "";
    proxy_set_header X-Proxy-User "";
    proxy_set_header X-ProxyUser-IP "";
    proxy_set_header X-Real-Port "";
    proxy_set_header X-Remote-Addr "";
    proxy_set_header X-Remote-Email "";
    proxy_set_header X-Remote-Group "";
    proxy_set_header X-Remote-Groups "";
    proxy_set_header X-Remote-Host "";
    proxy_set_header X-Remote-IP "";
    proxy_set_header X-Remote-Port "";
    proxy_set_header X-Remote-User "";
    proxy_set_header X-Rewrite-URL "";
    proxy_set_header X-SSL-Cert "";
    proxy_set_header X-SSL-Client-CN "";
    proxy_set_header X-SSL-Client-Cert "";
    proxy_set_header X-SSL-Client-DN "";
    proxy_set_header X-SSL-Client-Fingerprint "";
    proxy_set_header X-SSL-Client-S-DN "";
    proxy_set_header X-SSL-Client-Serial "";
    proxy_set_header X-SSL-Client-Subject-DN "";
    proxy_set_header X-SSL-Client-Verify "";
    proxy_set_header X-Scheme "";
    proxy_set_header X-Script-Name "";
    proxy_set_header X-Source-IP "";
    proxy_set_header X-Sucuri-ClientIP "";
    proxy_set_header X-Url-Scheme "";
    proxy_set_header X-Vercel-Forwarded-For "";
    proxy_set_header X-Webauth-User "";
    map $sent_http_x_content_type_options $missing_x_content_type_options {
        default "";
        "" nosniff;
    }
    map $sent_http_referrer_policy $missing_referrer_policy {
        default "";
        "" strict-origin-when-cross-origin;
    }
    map $sent_http_x_frame_options $missing_x_frame_options {
        default "";
        "" SAMEORIGIN;
    }
    server {
        listen 127.0.0.1:8081;
        access_log off;
        location = /release {
            default_type text/plain;
            return 200 @release@;
        }
        location = /status {
            stub_status;
        }
        location / {
            return 404;
        }
    }
    server {
        listen 8080 default_server;
        server_name _;
        add_header X-Content-Type-Options $missing_x_content_type_options always;
        add_header Referrer-Policy $missing_referrer_policy always;
        add_header X-Frame-Options $missing_x_frame_options always;
        return 444;
    }
    upstream app-main {
        zone app-main 256k;
        server shop-app-server-0-00000000000000:8000 resolve max_fails=3 fail_timeout=5s;
        server shop-app-server-1-00000000000000:8000 resolve max_fails=3 fail_timeout=5s;
        server shop-app-server-0-00000000000000:8000 resolve max_fails=0 backup;
        server shop-app-server-1-00000000000000:8000 resolve max_fails=0 backup;
        keepalive 32;
        keepalive_timeout 60s;
    }
    server {
        listen 8080;
        server_name shop.example.com *.shop.example.com;
        client_max_body_size 10m;
        add_header X-Content-Type-Options $missing_x_content_type_options always;
        add_header Referrer-Policy $missing_referrer_policy always;
        add_header X-Frame-Options $missing_x_frame_options always;
        location ^~ /-/ {
            return 404;
        }
        location ~ "/\\\\.(?!well-known/)" {
            return 404;
        }
        location ^~ /static/ {
            alias /srv/public/main/files/;
            access_log off;
            expires 1h;
            location ~ "/\\\\.(?!well-known/)" {
                return 404;
            }
            location ~ "\\\\.[0-9a-f]{12}\\\\.[A-Za-z0-9]+$" {
                expires 1y;
                add_header Cache-Control "public, immutable";
            }
        }
        location / {
            proxy_pass http://app-main;
            proxy_http_version 1.1;
            proxy_redirect off;
            proxy_connect_timeout 5s;
            proxy_send_timeout 60s;
            proxy_read_timeout 60s;
            proxy_buffer_size 8k;
            proxy_buffers 16 8k;
            proxy_busy_buffers_size 16k;
            proxy_max_temp_file_size 0;
            proxy_next_upstream error timeout;
            proxy_next_upstream_tries 2;
            proxy_next_upstream_timeout 10s;
        }
        error_page 502 = @app-main-unresolved;
        location @app-main-unresolved {
            if ($upstream_addr != app-main) {
                return 502;
            }
            resolver_timeout 5s;
            set $first_server shop-app-server-0-00000000000000:8000;
            proxy_pass http://$first_server;
            proxy_http_version 1.1;
            proxy_redirect off;
            proxy_connect_timeout 5s;
            proxy_send_timeout 60s;
            proxy_read_timeout 60s;
            proxy_buffer_size 8k;
            proxy_buffers 16 8k;
            proxy_busy_buffers_size 16k;
            proxy_max_temp_file_size 0;
            proxy_next_upstream error timeout;
            proxy_next_upstream_tries 2;
            proxy_next_upstream_timeout 10s;
        }
    }
}
"
`);
});
