import { AppServer, ContainerImage, FastApi, Gunicorn, Iis, Nginx, ReverseProxy, Tls, Uvicorn, Uwsgi } from "../../../lib";
import { REFUSALS } from "../../../lib/check/rules";
import { defineFramework, Shop } from "../../support/shop";
import { newStack } from "../../support/synth";
import { errorsOf } from "../support";

interface Example {
  readonly fails: () => Shop;
  readonly passes: () => Shop;
  readonly says: string;
}

const external = (protocol: Uwsgi["protocol"]) => AppServer.external({ servers: ["10.0.0.5:8000"], protocol });

const EXAMPLES: { readonly [id: string]: Example } = {
  protocol: {
    fails: () => addExternal(new Uwsgi().protocol),
    passes: () => addExternal(new Gunicorn().protocol),
    says: "Iis speaks http to applications, got an 'upstream' that speaks uwsgi",
  },
  interface: {
    fails: () => new Shop({ framework: { engine: new FastApi({ application: "shop:app" }) } }),
    passes: () => new Shop({ framework: { engine: new FastApi({ application: "shop:app" }) }, server: { engine: new Uvicorn() } }),
    says: "Gunicorn runs WSGI applications, but 'shop/Site' has ASGI",
  },
  "proxy-port": {
    fails: () => addProxy(80),
    passes: () => addProxy(8080),
    says: "'httpPort' must be free on the Docker host, got 80",
  },
  "one-site-a-name": {
    fails: () => addSite("shop.example.com"),
    passes: () => addSite("blog.example.com"),
    says: "'serverNames' must belong to one site each, got 'shop.example.com' twice",
  },
  "body-space": {
    fails: () => new Shop({ server: { temporarySpaceMiB: 250 }, proxy: { maxBodySizeMiB: 250, resources: { memoryMiB: 256 } } }),
    passes: () => new Shop({ server: { temporarySpaceMiB: 250 }, proxy: { maxBodySizeMiB: 250 } }),
    says: "'maxBodySizeMiB' must fit into the proxy's temporary space of 192 MiB, got 250",
  },
};

test("every refusal has an example", () => {
  expect(Object.keys(EXAMPLES)).toEqual(REFUSALS.map(({ id }) => id));
});

test.each(Object.entries(EXAMPLES))("%s is refused where it is written", (_id, { fails, says }) => {
  expect(fails).toThrow(says);
});

test.each(Object.entries(EXAMPLES))("what obeys %s passes", (_id, { passes }) => {
  expect(errorsOf(passes().stack)).toBe("");
});

function addExternal(protocol: Uwsgi["protocol"]): Shop {
  const shop = new Shop();
  const proxy = { engine: new Iis(), image: ContainerImage.fromRegistry("iis:1"), httpPort: 8080, tls: Tls.none() };
  new ReverseProxy(shop.stack, "Windows", { ...proxy, upstream: external(protocol), serverNames: ["blog.example.com"] });
  return shop;
}

function addProxy(httpPort: number): Shop {
  const shop = new Shop({ stack: newStack() });
  const upstream = new AppServer(shop.stack, "BlogServer", { framework: defineFramework(shop.stack, "Blog") });
  new ReverseProxy(shop.stack, "Second", { upstream, serverNames: ["blog.example.com"], tls: Tls.none(), httpPort, engine: new Nginx() });
  return shop;
}

function addSite(serverName: string): Shop {
  const shop = new Shop();
  shop.addSite("Blog", [serverName]);
  return shop;
}
