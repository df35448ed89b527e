import { AppServer, ContainerPlatform, Iis, type IReverseProxyEngine, type IUpstream, type ReverseProxyProps, Tls, UpstreamProtocol } from "../../lib";
import { defineFramework } from "../support/shop";
import { newStack } from "../support/synth";
import { far, proxied } from "./iis/proxied";

test("an application in Linux containers is refused", () => {
  const stack = newStack();
  const upstream = new AppServer(stack, "AppServer", { framework: defineFramework(stack, "Site") });
  expect(() => proxied({ upstream }, stack)).toThrow(/^at 'shop\/Proxy': Iis runs on windows hosts, but its 'upstream' is made of linux containers.*AppServer[.]external/);
});

test.each<[string, Partial<ReverseProxyProps>, string]>([
  ["the uwsgi protocol", { upstream: AppServer.external({ servers: ["10.0.0.5:8000"], protocol: UpstreamProtocol.UWSGI }) }, "Iis speaks http to applications, got an 'upstream' that speaks uwsgi"],
  ["an address of the host", { bindAddress: "127.0.0.1" }, "'bindAddress' must be left out for Iis, got '127.0.0.1': a Windows host publishes a port at all its addresses"],
  ["a number of releases", { keepReleases: 3 }, "'keepReleases' must be left out for Iis, got 3: what keeps releases runs on linux hosts"],
  ["a network of its own", { isolated: true }, "'isolated' must be left out, and 'egress' not be false, where Iis is the proxy"],
  ["a trusted proxy with IPv6", { tls: Tls.terminatedElsewhere({ trustedProxies: ["2001:db8::/32"] }) }, "'trustedProxies' must be IPv4 addresses where Iis is the proxy"],
  ["names of this deploy", { upstream: lateUpstream() }, "'upstream' must have addresses known at synth where they become a part of the proxy's image"],
])("%s is refused", (_what, props, message) => {
  expect(() => proxied(props)).toThrow(message);
});

test.each<[string, Partial<IReverseProxyEngine>, Partial<ReturnType<IReverseProxyEngine["bind"]>>, string]>([
  ["no answer", {}, { live: undefined, image: undefined }, "the engine Iis must answer exactly one of 'live' and 'image', got none"],
  ["a Linux host", { platform: ContainerPlatform.LINUX }, {}, "an engine with its configuration in the image must run on windows hosts, got 'Iis' for linux"],
])("an engine of one's own with %s is refused", (_what, facts, answer, message) => {
  const iis = new Iis();
  const engine: IReverseProxyEngine = { ...iis, ...facts, bind: (options) => ({ ...iis.bind(options), ...answer }) };
  expect(() => proxied({ engine })).toThrow(message);
});

function lateUpstream(): IUpstream {
  const facts = far().facts();
  return { facts: () => ({ ...facts, servers: [{ name: "late", placeholder: "early", port: 80 }] }), serveAs: () => undefined };
}
