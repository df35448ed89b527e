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

test("fails for a protocol it is not set up for", () => {
  expect(() => bind(new Nginx(), [{ ...BARE, protocol: UpstreamProtocol.UWSGI }])).toThrow(
    "Nginx is not yet set up for the protocol 'uwsgi' of the site 'bare'",
  );
});
