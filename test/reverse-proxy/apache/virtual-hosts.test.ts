import { virtualHosts } from "../../../lib/reverse-proxy/apache/virtual-hosts";
import { BARE } from "../sites";

function order(...sites: string[][]): string[] {
  const all = sites.map((serverNames, index) => ({ ...BARE, name: String.fromCharCode(97 + index), serverNames }));
  return virtualHosts(all).map(({ site, names }) => `${site.name}: ${names.join(" ")}`);
}

test("a site is one virtual host", () => {
  expect(order(["a.example.com", "*.a.example.com"], ["b.example.com"])).toEqual(["a: a.example.com *.a.example.com", "b: b.example.com"]);
});

test("a wildcard comes behind the names of other sites that it would take", () => {
  expect(order(["example.com", "*.example.com"], ["b.example.com"])).toEqual(["a: example.com", "b: b.example.com", "a: *.example.com"]);
  expect(order(["*.example.com"], ["b.example.com"])).toEqual(["b: b.example.com", "a: *.example.com"]);
});

test("a long wildcard comes before a short one", () => {
  expect(order(["*.com"], ["*.example.com"], ["*.b.example.com"], ["x.b.example.com"])).toEqual([
    "d: x.b.example.com", "c: *.b.example.com", "b: *.example.com", "a: *.com",
  ]);
  expect(order(["*.com"], ["*.example.com"])).toEqual(["b: *.example.com", "a: *.com"]);
});
