import { FinishedResource } from "../../lib/check/finished-resource";
import { Shop } from "../support/shop";

function proxyWith(overrides: { readonly [attribute: string]: unknown }): FinishedResource {
  const { proxy } = new Shop();
  for (const [attribute, value] of Object.entries(overrides)) proxy.container.addOverride(attribute, value);
  return new FinishedResource(proxy.container);
}

test("overrides are seen, and what is set without one", () => {
  const proxy = proxyWith({ memory: 77, network_mode: "host", publish_all_ports: true });
  expect([proxy.number("memory"), proxy.text("network_mode"), proxy.flag("publish_all_ports"), proxy.text("restart")]).toEqual([77, "host", true, "always"]);
});

test("what is known only at synth is there: the networks it joins, by their resources", () => {
  const names = proxyWith({}).blocks("networks_advanced").map(({ name }) => String(name).replace(/_[0-9A-F]{8}/g, ""));
  expect(names).toEqual(["${docker_network.Proxy_Edge.id}", "${docker_network.Proxy_Front.id}"]);
});

test("what is not there, or of another type, is none", () => {
  const proxy = proxyWith({ memory: "a lot", env: "A=1" });
  expect([proxy.number("memory"), proxy.texts("env"), proxy.text("no_such"), proxy.blocks("no_such"), proxy.map("no_such")]).toEqual([undefined, [], undefined, [], {}]);
});

test.each([["rw,size=64m", 64], ["size=2g,rw", 2048], ["size=512k", 0.5], ["size=1048576", 1], ["rw", undefined], ["maxsize=5m", undefined]])("a place in memory with '%s'", (options, mib) => {
  expect(proxyWith({ tmpfs: { "/tmp": options } }).tmpfsMiB("/tmp")).toBe(mib);
});

test("a user can name its owner", () => {
  expect(proxyWith({}).owner.node.path).toBe("shop/Proxy");
});
