import { Iis, type IisProps } from "../../lib";
import { FAR, files } from "./iis/sites";
import { bind } from "./sites";

test("the image is the version's", () => {
  expect(new Iis().imageName).toBe("mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2025");
  expect(new Iis({ version: "20260414-windowsservercore-ltsc2022" }).imageName).toMatch(/:20260414-windowsservercore-ltsc2022$/);
});

test("the container runs the image's own entry point, and asks for the release from the inside", () => {
  expect(bind(new Iis(), [FAR]).container).toEqual({
    healthCheck: { command: ["curl.exe", "-fsS", "-o", "NUL", "-m", "4", "http://127.0.0.1:8081/release.txt"], intervalSeconds: 15, startPeriodSeconds: 90 },
  });
  expect(files()["sites/webstack.status/release.txt"]).toBe("@release@");
});

test("the same options give the same answer", () => {
  const answer = () => bind(new Iis({ staticFolders: { "/static/": "lib" } }), [FAR], ["10.0.0.0/8"]);
  expect(answer()).toEqual(answer());
});

test("modules of one's own are installed with their hashes", () => {
  const sha256 = "AB".repeat(32);
  const { Dockerfile } = files({ rewriteModuleUrl: "https://example.com/rewrite.msi?a=b", rewriteModuleSha256: sha256 });
  expect(Dockerfile).toContain(`-Url 'https://example.com/rewrite.msi?a=b' -Sha256 '${sha256.toLowerCase()}'\n`);
  expect(Dockerfile).toContain("/requestRouter_amd64.msi' -Sha256 'fb61fdb7101795a34d5129cb37eee43ab675c7ed76ba3a3b23b039d8c90c2a4b'\n");
});

const HASH = "0".repeat(64);
test.each<[string, IisProps, string]>([
  ["another system", { version: "nanoserver" }, "'version' of Iis must be a tag for Windows Server 2022 or 2025 such as 'windowsservercore-ltsc2025', got 'nanoserver'"],
  ["an old system", { version: "windowsservercore-ltsc2019" }, "'version' of Iis must be a tag for Windows Server 2022 or 2025"],
  ["an unknown static folder", { staticFolders: { "/static/": "no/such" } }, `'staticFolders' of Iis must name folders that exist, got "no/such" for '/static/', which is "`],
  ["a file as static folder", { staticFolders: { "/static/": "package.json" } }, "'staticFolders' of Iis must name folders that exist"],
  ["no static folder", { staticFolders: { "/static/": "" } }, "'staticFolders' of Iis must name folders that exist"],
  ["a path without slashes", { staticFolders: { static: "lib" } }, "'staticFolders' of Iis must have URL paths that begin and end with '/' such as '/static/', got \"static\""],
  ["the whole site", { staticFolders: { "/": "lib" } }, "'staticFolders' of Iis must have URL paths"],
  ["a hidden path", { staticFolders: { "/.git/": "lib" } }, "'staticFolders' of Iis must have URL paths"],
  ["a path out of a quote", { staticFolders: { '/a"/': "lib" } }, "'staticFolders' of Iis must have URL paths"],
  ["paths that differ in case", { staticFolders: { "/a/": "lib", "/A/": "lib" } }, "'staticFolders' of Iis must have paths that differ in more than case, got '/a/' and '/A/'"],
  ["an address without a hash", { rewriteModuleUrl: "https://example.com/a.msi" }, "'rewriteModuleUrl' and 'rewriteModuleSha256' of Iis must be given together"],
  ["a hash without an address", { requestRoutingModuleSha256: HASH }, "'requestRoutingModuleUrl' and 'requestRoutingModuleSha256' of Iis must be given together"],
  ["an address without TLS", { rewriteModuleUrl: "http://example.com/a.msi", rewriteModuleSha256: HASH }, "'rewriteModuleUrl' of Iis must be an address that begins with 'https://'"],
  ["an address out of a quote", { rewriteModuleUrl: "https://example.com/'a", rewriteModuleSha256: HASH }, "'rewriteModuleUrl' of Iis must be an address"],
  ["a hash of another kind", { requestRoutingModuleUrl: "https://example.com/a", requestRoutingModuleSha256: "abc" }, "'requestRoutingModuleSha256' of Iis must be 64 hex digits"],
  ["rules that are no XML", { extraRules: "<rule>" }, "raw XML must close every element, got \"<rule>\""],
])("%s is refused", (_what, props, message) => {
  expect(() => new Iis(props)).toThrow(message);
});

test.each([
  ["a body above 32 bits", { maxBodySizeMiB: 4096 }, "'maxBodySizeMiB' must be at most 4095 where Iis is the proxy, got 4096 for the site 'main'"],
  ["a day", { requestTimeoutSeconds: 86_400 }, "'requestTimeoutSeconds' must be less than a day where Iis is the proxy, got 86400 for the site 'main'"],
  ["two ports of an address", { servers: ["a:1", "A:2"] }, "'servers' must have an address of its own each where Iis is the proxy, got 'a' twice for the site 'main'"],
  ["static files in a volume", { staticUrlPath: "/static/", staticFolder: "/srv" }, "the application of the site 'main' brings static files in a volume, which Iis cannot read"],
])("%s is refused", (_what, site, message) => {
  expect(() => files({}, [{ ...FAR, ...site }])).toThrow(message);
});

test("a trusted proxy with an IPv6 address is refused", () => {
  expect(() => files({}, [FAR], ["::2"])).toThrow("'trustedProxies' must be IPv4 addresses where Iis is the proxy, got '::2'");
});
