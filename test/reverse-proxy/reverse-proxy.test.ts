import { AppServer, ContainerImage, Tls } from "../../lib";
import { defineFramework, Shop } from "../support/shop";
import { newStack } from "../support/synth";

const shop = new Shop();
const stack = shop.synth();

function upload(synthesized: typeof stack, file: string): string {
  return synthesized.at("Proxy/Route").upload?.find((one) => one.file === `/next/${file}`)?.content ?? "";
}

test.each([
  ["port 80 is not in the URL", { httpPort: 80 }, "http://shop.example.com"],
  ["another port is", { httpPort: 8080 }, "http://shop.example.com:8080"],
  ["where TLS ends elsewhere, the port is not the browser's", { httpPort: 8080, tls: Tls.terminatedElsewhere({ trustedProxies: ["10.0.0.1"] }) }, "https://shop.example.com"],
  ["a name that stands for many is no address", { serverNames: ["*.example.com", "example.com"] }, "http://example.com"],
])("%s", (_what, props, url) => {
  expect(new Shop({ proxy: props }).proxy.url).toBe(url);
});

test("the server waits for its first configuration and then becomes process 1", () => {
  const { entrypoint, command, user, restart } = stack.at("Proxy/Resource");
  expect(entrypoint?.slice(0, 3)).toEqual(["sh", "-c", 'until [ -f /srv/proxy/current/server.conf ]; do sleep 0.1; done; exec "$@"']);
  expect(command).toEqual(["nginx", "-g", "daemon off;", "-c", "/srv/proxy/current/server.conf"]);
  expect([user, restart]).toEqual(["101:101", "always"]);
});

test("it listens where it is told", () => {
  const synthesized = new Shop({ proxy: { httpPort: 8080, bindAddress: "127.0.0.1" } }).synth();
  expect(synthesized.at("Proxy/Resource").ports).toEqual([{ internal: 8080, external: 8080, ip: "127.0.0.1", protocol: "tcp" }]);
});

test("it reads its configurations and the public files, and writes neither", () => {
  expect(stack.at("Proxy/Resource").mounts).toEqual([
    { type: "volume", source: "shop-proxy-configuration", target: "/srv/proxy", read_only: true },
    { type: "volume", source: "shop-proxy-public", target: "/srv/public", read_only: true },
  ]);
});

test("the route job runs beside the server, as another user", () => {
  const { user, network_mode, pid_mode, image, lifecycle } = stack.at("Proxy/Route");
  const beside = "container:${docker_container.Proxy_CB0DFB71.id}";
  expect([user, network_mode, pid_mode]).toEqual(["0:0", beside, beside]);
  expect(image).toBe(stack.at("Proxy/Resource").image);
  expect(lifecycle).not.toHaveProperty("create_before_destroy");
});

test("the route job knows the containers by the names they get in this very plan", () => {
  const replica = (index: number) => `\${docker_container.AppServer_Replica${index}_${index === 0 ? "C921188B" : "AD3F4C5B"}.name}:8000`;
  expect(upload(stack, "servers")).toBe(`${replica(0)} /-/ready 60\n${replica(1)} /-/ready 60\n`);
  expect(upload(stack, "server.conf")).toContain(`server ${replica(0)} resolve max_fails=3 fail_timeout=5s;`);
  expect(upload(stack, "server.conf")).not.toContain("00000000000000");
});

test("the route job publishes the static files of the release", () => {
  expect(upload(stack, "static")).toBe(`main ${shop.framework.release}\n`);
  expect(stack.at("Proxy/Route").mounts).toContainEqual({ type: "volume", source: "shop-site-static", target: "/srv/collected/main", read_only: true });
});

test("a name that another name ends in is not mistaken for it", () => {
  const nested = new Shop({ stack: newStack("shop") });
  const server = new AppServer(nested.stack, "ShopAppServer", { framework: defineFramework(nested.stack, "Other") });
  nested.proxy.addSite("other", { upstream: server, serverNames: ["other.example.com"] });
  const configuration = upload(nested.synth(), "server.conf");
  expect(configuration).not.toContain("shop-${");
  expect(configuration).not.toContain("00000000000000");
});

test("a larger body gets more temporary space and more memory", () => {
  const { tmpfs, memory } = new Shop({ server: { temporarySpaceMiB: 300 }, proxy: { maxBodySizeMiB: 300 } }).synth().at("Proxy/Resource");
  expect([tmpfs, memory]).toEqual([{ "/tmp": "rw,noexec,nosuid,nodev,size=600m" }, 728]);
});

test("an isolated site has a front network of its own, which the proxy joins", () => {
  const { synthesized } = withSite({ isolated: true });
  const networks = (path: string) => synthesized.at(path).networks_advanced?.map(({ name }) => name) ?? [];
  const [own] = networks("OtherServer/Replica0");
  expect(networks("Proxy/Resource")).toContain(own);
  expect(networks("AppServer/Replica0")).not.toContain(own);
  expect(synthesized.at("Proxy/Front-other").internal).toBe(false);
});

test("an application without egress has a front network without a way out", () => {
  const { synthesized } = withSite({}, false);
  expect(synthesized.at("Proxy/Front-other").internal).toBe(true);
  expect(synthesized.edges("OtherServer/Replica0")).not.toContain("Proxy/Front");
});

test("an image of one's own takes the place of the engine's", () => {
  const image = ContainerImage.fromRegistry("registry.example.com/nginx:1");
  expect(new Shop({ proxy: { image } }).synth().at("Proxy/Image").name).toBe("registry.example.com/nginx:1");
});

function withSite(site: { isolated?: boolean }, egress = true) {
  const other = new Shop();
  const server = new AppServer(other.stack, "OtherServer", { framework: defineFramework(other.stack, "Other"), egress });
  other.proxy.addSite("other", { upstream: server, serverNames: ["other.example.com"], ...site });
  return { synthesized: other.synth() };
}
