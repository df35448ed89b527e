import { Nginx } from "../../../lib";
import { BARE, bind, withoutDrops } from "../sites";

test("a site without static files is passed on whole", () => {
  const { configuration } = bind(new Nginx(), [BARE]);
  expect(configuration.slice(configuration.indexOf("    upstream app-bare")).split("location / {")[0]).toMatchInlineSnapshot(`
"    upstream app-bare {
        zone app-bare 256k;
        server bare-0:8000 resolve max_fails=3 fail_timeout=5s;
        server bare-0:8000 resolve max_fails=0 backup;
        keepalive 32;
        keepalive_timeout 60s;
    }
    server {
        listen 8080;
        server_name bare.example.com;
        client_max_body_size 1m;
        add_header X-Content-Type-Options $missing_x_content_type_options always;
        add_header Referrer-Policy $missing_referrer_policy always;
        add_header X-Frame-Options $missing_x_frame_options always;
        location ^~ /-/ {
            return 404;
        }
        location ~ "/\\\\.(?!well-known/)" {
            return 404;
        }
        "
`);
});

test("behind another proxy its headers are believed, and nobody else's", () => {
  const { configuration } = bind(new Nginx(), [BARE], ["10.0.0.0/8", "2001:db8::/32"]);
  const begin = configuration.indexOf("    set_real_ip_from");
  expect(withoutDrops(configuration.slice(begin, configuration.indexOf("    map $sent_http_")))).toMatchInlineSnapshot(`
"    set_real_ip_from 10.0.0.0/8;
    set_real_ip_from 2001:db8::/32;
    real_ip_header X-Forwarded-For;
    real_ip_recursive on;
    geo $realip_remote_addr $from_trusted_proxy {
        default 0;
        10.0.0.0/8 1;
        2001:db8::/32 1;
    }
    map $from_trusted_proxy:$http_x_forwarded_proto $forwarded_scheme {
        default http;
        "~*^1:\\\\s*(https|wss)\\\\s*(,|$)" https;
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
    proxy_set_header Host $host$is_request_port$request_port;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto $forwarded_scheme;
    proxy_set_header X-Forwarded-Host $host$is_request_port$request_port;
    proxy_set_header X-Request-ID $request_id;
"
`);
});
