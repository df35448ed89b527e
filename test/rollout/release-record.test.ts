import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { AppServer, ReverseProxy, Tls } from "../../lib";
import { RECORD_SCRIPT } from "../../lib/rollout/release-record";
import { defineFramework, Shop } from "../support/shop";

const RECORD = "WebstackReleases/Resource";

describe("in a stack", () => {
  const stack = new Shop().synth();

  test("a release is recorded when it has been put before the public, and nothing waits for that", () => {
    expect(stack.edges(RECORD)).toEqual(expect.arrayContaining(["Proxy/Route", "WebstackReleases/Volume"]));
    expect(stack.paths().filter((path) => stack.edges(path).includes(RECORD))).toEqual([]);
    expect(stack.at(RECORD).lifecycle).not.toHaveProperty("create_before_destroy");
  });

  test("Terraform reads the configuration, but for the state's place and the log-ins of the provider", () => {
    expect(stack.at(RECORD).upload).toEqual([
      {
        file: "/next/configuration.gz",
        permissions: "0400",
        content_base64:
          '${sensitive(base64gzip(jsonencode({for key, value in jsondecode(file("${path.module}/${fileexists("${path.module}/webstack-release.json") ' +
          '? "webstack-release.json" : "cdk.tf.json"}")) : key => value if !contains(["provider", "terraform"], key)})))}',
      },
    ]);
  });

  test("it goes into a volume that goes with the stack", () => {
    expect(stack.at("WebstackReleases/Volume").name).toBe("shop-releases");
    expect(stack.at(RECORD).mounts).toEqual([{ type: "volume", source: "shop-releases", target: "/releases", read_only: false }]);
    expect(stack.environment(RECORD)).toMatchObject({ KEEP: "5" });
  });
});

test("of several proxies the one that keeps most releases counts, and all of them come first", () => {
  const shop = new Shop({ proxy: { keepReleases: 7 } });
  const upstream = new AppServer(shop.stack, "OtherServer", { framework: defineFramework(shop.stack, "Other") });
  new ReverseProxy(shop.stack, "Second", { upstream, serverNames: ["www.example.com"], tls: Tls.none(), httpPort: 8080, keepReleases: 2 });
  const stack = shop.synth();
  expect(stack.environment(RECORD)).toMatchObject({ KEEP: "7" });
  expect(stack.edges(RECORD)).toEqual(expect.arrayContaining(["Proxy/Route", "Second/Route"]));
});

test.each([0, 51, 1.5])("%s releases cannot be kept", (keepReleases) => {
  expect(() => new Shop({ proxy: { keepReleases } })).toThrow(
    `at 'shop/Proxy': 'keepReleases' must be a whole number of at least 1 and at most 50, got ${keepReleases}`,
  );
});

describe("the script", () => {
  const folder = mkdtempSync(join(tmpdir(), "webstack-record-"));
  const next = mkdtempSync(join(tmpdir(), "webstack-next-"));
  const script = RECORD_SCRIPT.replaceAll("/releases", folder).replaceAll("/next", next);
  let clock = 1_700_000_000;

  afterAll(() => [folder, next].forEach((path) => rmSync(path, { recursive: true })));

  /** Records a configuration, and gives the id that it has then. */
  function record(configuration: string, keep = 3): string {
    writeFileSync(join(next, "configuration.gz"), gzipSync(configuration));
    const printed = execFileSync("sh", ["-euc", script], { encoding: "utf8", env: { ...process.env, KEEP: String(keep) }, timeout: 10_000 });
    const id = /^recorded (\d{14}-[0-9a-f]{8})\n$/.exec(printed)?.[1] ?? printed;
    // Two in one second have no order.
    utimesSync(join(folder, `${id}.json.gz`), ++clock, clock);
    return id;
  }

  const kept = (): string[] => readdirSync(folder).filter((name) => name.endsWith(".json.gz")).map((name) => name.slice(0, 23)).sort();

  test("keeps one file for each configuration, which nobody else may read, and forgets the oldest", () => {
    const [a, b] = [record("a"), record("b")];
    expect(statSync(join(folder, `${a}.json.gz`)).mode & 0o777).toBe(0o600);
    expect(kept()).toEqual([a, b].sort());
    writeFileSync(join(folder, `${a}.left`), "");
    expect(record("a")).toBe(a);
    expect(existsSync(join(folder, `${a}.left`))).toBe(false);
    writeFileSync(join(folder, `${b}.left`), "");
    const [c, d] = [record("c"), record("d")];
    // The first was live after the second once more.
    expect(kept()).toEqual([a, c, d].sort());
    expect(existsSync(join(folder, `${b}.left`))).toBe(false);
    expect(record("e", 1)).toBe(kept()[0]);
    expect(kept()).toHaveLength(1);
  });
});
