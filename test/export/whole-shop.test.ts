import { parse } from "yaml";
import { ComposeFile } from "../../lib";
import { Shop } from "../support/shop";
import { finishedText } from "./finished-stack";

interface Service {
  readonly build?: object;
  readonly image: string;
  readonly depends_on?: Record<string, { readonly condition: string }>;
}

const shop = new Shop().synth();
const folder = finishedText(shop.text);
const text = ComposeFile.fromOutput(folder);
const { services } = parse(text) as { services: Record<string, Service> };

test("every container is a service under its name without the time, but for what records releases", () => {
  const paths = shop.paths("docker_container").filter((path) => path !== "WebstackReleases/Resource");
  const names = paths.map((path) => (shop.at(path).name ?? "").replace(/-\$\{.*/, ""));
  expect(Object.keys(services).sort()).toEqual(names.sort());
});

test("nothing is left that only Terraform understands", () => {
  expect(text).not.toContain("releases:");
  expect(text).not.toMatch(/TfToken|formatdate|docker_(container|image|network|volume)\./);
});

test("an application waits for its files, its secrets and its jobs to end", () => {
  expect(services["shop-app-server-0"].depends_on).toMatchObject({
    "shop-site-files": { condition: "service_completed_successfully" },
    "shop-site-secrets": { condition: "service_completed_successfully" },
    "shop-site-job-migrate": { condition: "service_completed_successfully" },
  });
});

test("the route job waits for proxy and applications", () => {
  expect(Object.keys(services["shop-proxy-route"].depends_on ?? {}).sort()).toEqual(["shop-app-server-0", "shop-app-server-1", "shop-proxy"]);
});

test("one service of several builds their image", () => {
  const builders = Object.values(services).filter(({ build }) => build);
  expect(new Set(builders.map(({ image }) => image)).size).toBe(builders.length);
});

test("data and secrets are no part of it", () => {
  expect(ComposeFile.dataVolumes(folder)).toEqual(
    expect.arrayContaining(["shop-database-data", "shop-database-data-password", "shop-site-secret-key"]),
  );
});
