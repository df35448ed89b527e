import { Nginx } from "../../../lib";
import { bind, SHOP, withoutDrops } from "../sites";

test("the whole configuration of one site", () => {
  expect(withoutDrops(bind(new Nginx(), [SHOP]).configuration)).toMatchInlineSnapshot(`
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
    max_headers 90;
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
    proxy_set_header Host $host$is_request_port$request_port;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto $forwarded_scheme;
    proxy_set_header X-Forwarded-Host $host$is_request_port$request_port;
    proxy_set_header X-Request-ID $request_id;
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
