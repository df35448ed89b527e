import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ContainerImage, Iis, ReverseProxy, Tls } from "../../lib";
import { projectFolder, removeProjectFolders, write } from "../container/project-folder";
import { newApp, newStack, type Synthesized } from "../support/synth";
import { far, proxied } from "./iis/proxied";
import { BARE, bind } from "./sites";

afterAll(removeProjectFolders);

test("a Windows proxy is an image and a container, as a whole", () => {
  const stack = proxied();
  expect(stack.paths()).toEqual(["Proxy/Image", "Proxy/Resource"]);
  expect(stack.at("Proxy/Image")).toMatchInlineSnapshot(`
{
  "build": {
    "build_args": {
      "BASE_IMAGE": "mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2025",
    },
    "context": "assets/Proxy_ImageContext_6BAE4022/c7692ba8c86002501e803e9fbd893318d3f8a047e2fa1055e8548e17662d7376",
    "dockerfile": "Dockerfile",
    "label": {
      "webstack.construct": "Proxy",
      "webstack.release": "c7692ba8c860",
      "webstack.stack": "shop",
    },
  },
  "keep_locally": true,
  "name": "shop-proxy-image:c7692ba8c8600250",
}
`);
  expect(stack.at("Proxy/Resource")).toMatchInlineSnapshot(`
{
  "cpu_shares": 1024,
  "destroy_grace_seconds": 30,
  "env": [],
  "healthcheck": {
    "interval": "15s",
    "retries": 3,
    "start_period": "1m30s",
    "test": [
      "CMD",
      "curl.exe",
      "-fsS",
      "-o",
      "NUL",
      "-m",
      "4",
      "http://127.0.0.1:8081/release.txt",
    ],
    "timeout": "5s",
  },
  "image": "\${docker_image.Proxy_Image_4538CB59.image_id}",
  "labels": [
    {
      "label": "webstack.stack",
      "value": "shop",
    },
    {
      "label": "webstack.construct",
      "value": "Proxy",
    },
    {
      "label": "webstack.role",
      "value": "service",
    },
    {
      "label": "webstack.release",
      "value": "c7692ba8c860",
    },
    {
      "label": "webstack.config-hash",
      "value": "d240a7b335ff8397",
    },
  ],
  "lifecycle": {
    "ignore_changes": [
      "healthcheck",
      "tmpfs",
      "init",
      "mounts",
      "memory_swap",
      "log_opts",
      "ulimit",
    ],
  },
  "log_driver": "json-file",
  "log_opts": {
    "max-file": "3",
    "max-size": "10m",
  },
  "memory": 512,
  "name": "shop-proxy",
  "network_mode": "nat",
  "ports": [
    {
      "external": 80,
      "internal": 80,
      "protocol": "tcp",
    },
  ],
  "remove_volumes": false,
  "restart": "always",
  "stop_timeout": 30,
  "wait": true,
  "wait_timeout": 300,
}
`);
});

test("it exposes what there is", () => {
  const proxy = new ReverseProxy(newStack(), "Proxy", { engine: new Iis(), upstream: far(), serverNames: ["shop.example.com"], tls: Tls.none(), httpPort: 8080 });
  expect([proxy.edgeNetwork, proxy.network, proxy.routeJob]).toEqual([undefined, undefined, undefined]);
  expect([proxy.url, proxy.image.node.path, proxy.container.node.path]).toEqual(["http://shop.example.com:8080", "shop/Proxy/Image", "shop/Proxy/Resource"]);
});

test("a site that is added later stands in the image of the proxy", () => {
  const app = newApp();
  const stack = newStack("shop", app);
  const image = proxied({}, stack, { blog: {} }).at("Proxy/Image") as unknown as { name: string; build: { context: string } };
  expect(image.name).not.toBe(proxied().at("Proxy/Image").name);
  app.synth();
  const context = join(app.outdir, "stacks/shop", image.build.context);
  expect(existsSync(join(context, "sites/blog/web.config"))).toBe(true);
});

test("static files and the release's name lie in the build context, and both decide about the image", () => {
  const folder = projectFolder({ "css/a.css": "a" });
  const build = () => {
    const app = newApp();
    const stack = proxied({ engine: new Iis({ staticFolders: { "/static/": folder } }) }, newStack("shop", app));
    app.synth();
    const image = stack.at("Proxy/Image") as unknown as { name: string; build: { context: string } };
    return { name: image.name, context: join(app.outdir, "stacks/shop", image.build.context) };
  };
  const first = build();
  expect(build()).toEqual(first);
  expect(readFileSync(join(first.context, "static/0/css/a.css"), "utf8")).toBe("a");
  expect(first.name).toBe(`shop-proxy-image:${readFileSync(join(first.context, "sites/webstack.status/release.txt"), "utf8")}`);
  write(folder, "css/a.css", "b");
  expect(build().name).not.toBe(first.name);
});

test("the image to build on is the mirror's, or the user's", () => {
  const base = (stack: Synthesized) => (stack.at("Proxy/Image") as unknown as { build: { build_args: object } }).build.build_args;
  const mirror = newStack("shop", newApp({ imageMirror: "registry.example.com/cache" }));
  const name = "mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2025";
  expect(base(proxied({}, mirror))).toEqual({ BASE_IMAGE: `registry.example.com/cache/${name}` });
  const image = ContainerImage.fromRegistry("registry.example.com/iis:1");
  expect(base(proxied({ image }))).toEqual({ BASE_IMAGE: "registry.example.com/iis:1" });
  expect(() => proxied({ image: ContainerImage.fromDirectory(projectFolder({ Dockerfile: "FROM scratch" })) })).toThrow(
    "at 'shop/Proxy': 'image' must be one of a registry for Iis, which builds its own on it",
  );
});

test("memory is enough for Windows", () => {
  expect(proxied().at("Proxy/Resource").memory).toBe(512);
  expect(() => proxied({ resources: { memoryMiB: 256 } })).toThrow("'resources.memoryMiB' must be a whole number of at least 512");
});

test("nothing of it depends on the machine or the run", () => {
  expect(proxied().resourcesText).toBe(proxied().resourcesText);
  expect(bind(new Iis(), [BARE])).toEqual(bind(new Iis(), [BARE]));
});
