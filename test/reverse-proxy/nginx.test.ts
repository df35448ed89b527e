import { Nginx, UpstreamProtocol } from "../../lib";
import { BARE, bind, SHOP } from "./sites";

test("a user's directives stand in the http block and in every site's server block", () => {
  const engine = new Nginx({ extraHttpDirectives: "limit_req_zone $binary_remote_addr zone=a:1m rate=9r/s;", extraServerDirectives: "limit_req zone=a;" });
  const { configuration } = bind(engine, [SHOP, BARE]);
  expect(configuration.split("\n    limit_req_zone $binary_remote_addr zone=a:1m rate=9r/s;\n")).toHaveLength(2);
  expect(configuration.split("\n        limit_req zone=a;\n")).toHaveLength(3);
});

test("connections decide about open files, in the configuration and in the container", () => {
  const { configuration, container } = bind(new Nginx({ workerConnections: 1000 }), [BARE]);
  expect(configuration).toContain("worker_rlimit_nofile 2512;");
  expect(configuration).toContain("worker_connections 1000;");
  expect(container.openFiles).toBe(2512);
});

test("the server's temporary space is memory of its own container", () => {
  expect(bind(new Nginx(), [BARE]).container.tmpfs).toEqual({ "/tmp": "rw,noexec,nosuid,nodev,size=128m" });
});

test("the same options give the same answer", () => {
  expect(bind(new Nginx(), [SHOP, BARE])).toEqual(bind(new Nginx(), [SHOP, BARE]));
});

test("the image is the version's", () => {
  expect(new Nginx().imageName).toBe("nginxinc/nginx-unprivileged:1.30.5-trixie");
  expect(new Nginx({ version: "1.31.0-alpine" }).imageName).toBe("nginxinc/nginx-unprivileged:1.31.0-alpine");
});

test("closes each connection to an application that would close it anyway", () => {
  const { configuration } = bind(new Nginx(), [{ ...BARE, idleConnectionSeconds: 0 }]);
  expect(configuration).toContain('map $proxy_host $idle_connection {\n        default "";\n        app-bare close;\n    }');
  expect(configuration).not.toContain("keepalive 32");
});

test.each(["extraHttpDirectives", "extraServerDirectives"])("%s cannot take away what tells applications who their client is", (prop) => {
  const refused = ["proxy_set_header X-A b;", "gzip off; uwsgi_param A b;", '"proxy_set_header" X-A b;', "location /x { return 204; } proxy_set_header X-A b;"];
  for (const text of refused) {
    expect(() => new Nginx({ [prop]: text })).toThrow(`'${prop}' of Nginx must hold '${text.includes("uwsgi") ? "uwsgi_param" : "proxy_set_header"}' inside of a location only`);
  }
  for (const text of ["location /x { proxy_set_header X-A b; }", "# proxy_set_header X-A b;\ngzip off;", "add_header X-A proxy_set_header;"]) {
    expect(() => new Nginx({ [prop]: text })).not.toThrow();
  }
});

test("speaks uWSGI's own protocol", () => {
  const { configuration } = bind(new Nginx(), [{ ...BARE, protocol: UpstreamProtocol.UWSGI, idleConnectionSeconds: 0 }]);
  const [application = "", unresolved] = configuration.slice(configuration.lastIndexOf("location / {")).split("location @app-bare-unresolved {");
  expect(application.match(/uwsgi_.*;/g)?.join("\n")).toMatchInlineSnapshot(`
"uwsgi_pass app-bare;
uwsgi_connect_timeout 5s;
uwsgi_send_timeout 5s;
uwsgi_read_timeout 5s;
uwsgi_buffer_size 8k;
uwsgi_buffers 16 8k;
uwsgi_busy_buffers_size 16k;
uwsgi_max_temp_file_size 0;
uwsgi_next_upstream error timeout;
uwsgi_next_upstream_tries 2;
uwsgi_next_upstream_timeout 10s;"
`);
  expect(unresolved).toContain("set $first_server bare-0:8000;\n            uwsgi_pass $first_server;");
});

test("a user's own page for 502 goes before the second look for a server", () => {
  const { configuration } = bind(new Nginx({ extraServerDirectives: "error_page 502 /sorry.html;" }), [BARE]);
  expect(configuration.match(/error_page .*;/g)).toEqual(["error_page 502 /sorry.html;", "error_page 502 = @app-bare-unresolved;"]);
});

test("keeps no connection to a server that closes each, and counts headers, where the version knows how", () => {
  const closing = { ...BARE, idleConnectionSeconds: 0 };
  expect(bind(new Nginx(), [closing]).configuration).toMatch(/keepalive 0;/);
  expect(bind(new Nginx(), [BARE]).configuration).toMatch(/keepalive 32;/);
  expect(bind(new Nginx(), [closing]).configuration).toMatch(/max_headers 90;/);
  expect(bind(new Nginx({ version: "1.29.3-trixie" }), [closing]).configuration).not.toMatch(/keepalive 0;|max_headers/);
});
