import { Secret } from "../lib";
import { kebab } from "../lib/private/names";
import { Shop } from "./support/shop";
import { newApp, newStack } from "./support/synth";

const shop = new Shop({ framework: { secrets: { API_KEY: Secret.fromHostFile("/etc/shop/api-key") } } });
const blog = shop.addSite("Blog", ["blog.example.com"]);
const stack = shop.synth();

const containers = stack.paths("docker_container");
const apps = ["AppServer/Replica0", "AppServer/Replica1", `${blog.node.id}/Replica0`, `${blog.node.id}/Replica1`];
const ofApplications = [...apps, ...containers.filter((path) => path.startsWith("Site/") || path.startsWith("Blog/"))];

/** Containers of the tools image that run as root, without a network. */
const ROUTE = "Proxy/Route";
const ROOT_JOBS = containers.filter((path) => /(Secrets|Owner)$|^WebstackReleases/.test(path));

test("nothing of an application leads to the database's server, which must be gone before its successor comes", () => {
  for (const path of ofApplications) expect(stack.reaches(path)).not.toContain("Database/Resource");
});

test("nothing of an application waits for the proxy", () => {
  for (const path of ofApplications) {
    expect(stack.reaches(path)).not.toContain("Proxy/Resource");
    expect(stack.reaches(path)).not.toContain("Proxy/Route");
  }
});

test("'create before destroy' spreads neither to the proxy nor to the database nor to the route job", () => {
  const first = containers.filter((path) => stack.at(path).lifecycle?.create_before_destroy);
  expect(first).toEqual(expect.arrayContaining(apps));
  const spread = new Set(first.flatMap((path) => [path, ...stack.reaches(path)]));
  for (const path of ["Proxy/Resource", "Proxy/Route", "Database/Resource"]) expect([...spread]).not.toContain(path);
});

test("the route job waits for the proxy and for every application, by way of its jobs", () => {
  const reached = stack.reaches("Proxy/Route");
  expect(reached).toEqual(expect.arrayContaining(["Proxy/Resource", ...apps, "Site/Job-migrate/Resource", "Database/Provision"]));
  expect(reached).not.toContain("Database/Resource");
});

test("every name on the Docker host begins with the id of the stack", () => {
  const named = [...stack.all("docker_container"), ...stack.all("docker_network"), ...stack.all("docker_volume")];
  for (const [, { name, mounts = [] }] of named) {
    expect(name).toMatch(/^shop-/);
    for (const { type, source } of mounts) if (type === "volume") expect(source).toMatch(/^shop-/);
  }
});

test("the context value namePrefix takes the place of the stack's id", () => {
  const synthesized = new Shop({ stack: newStack("shop", newApp({ namePrefix: "staging" })) }).synth();
  expect(synthesized.text).not.toContain('"name": "shop-');
  expect(synthesized.at("Proxy/Resource").name).toBe("staging-proxy");
  expect(synthesized.label("Proxy/Resource", "stack")).toBe("staging/shop");
});

test("proxy and database share no network, and the database's has no way out", () => {
  const networks = (path: string) => (stack.at(path).networks_advanced ?? []).map(({ name }) => name);
  expect(networks("Proxy/Resource").filter((name) => networks("Database/Resource").includes(name))).toEqual([]);
  expect(networks("AppServer/Replica0")).toEqual(expect.arrayContaining(networks("Database/Resource")));
  expect(networks("BlogServer/Replica0")).not.toEqual(expect.arrayContaining(networks("Database/Resource")));
  expect([stack.at("Database/Network").internal, stack.at("Proxy/Edge").internal, stack.at("Proxy/Front").internal]).toEqual([true, false, false]);
});

test("every container mounts the secrets it needs and no other", () => {
  const isSecret = (source: string): boolean => /[-/](password|secret-key|api-key)$/.test(source);
  const readers = containers.map((path): [string, string[]] => [
    path,
    (stack.at(path).mounts ?? []).filter(({ source }) => isSecret(source)).map(({ source, read_only }) => `${read_only ? "reads" : "writes"} ${source}`),
  ]);
  const application = ["reads shop-site-secret-key", "reads shop-database-data-password", "reads shop-site-api-key"];
  expect(Object.fromEntries(readers.filter(([, secrets]) => secrets.length > 0))).toEqual({
    "Database/Secrets": ["writes shop-database-data-administrator-password", "writes shop-database-data-password"],
    "Database/Resource": ["reads shop-database-data-administrator-password"],
    "Database/Provision": ["reads shop-database-data-administrator-password", "reads shop-database-data-password"],
    "Site/Secrets": ["writes shop-site-secret-key", "writes shop-site-api-key", "reads /etc/shop/api-key"],
    "Site/Job-check/Resource": application,
    "Site/Job-migrate/Resource": application,
    "AppServer/Replica0": application,
    "AppServer/Replica1": application,
    "Blog/Secrets": ["writes shop-blog-secret-key"],
    "Blog/Job-check/Resource": ["reads shop-blog-secret-key"],
    "BlogServer/Replica0": ["reads shop-blog-secret-key"],
    "BlogServer/Replica1": ["reads shop-blog-secret-key"],
  });
});

test("a container is in the groups of the secrets it reads, and in no other", () => {
  for (const path of containers.filter((one) => !ROOT_JOBS.includes(one))) {
    const read = (stack.at(path).mounts ?? []).filter(({ target }) => target.startsWith("/run/secrets/"));
    expect(stack.at(path).group_add ?? []).toEqual(read.map(({ source }) => String(Secret.groupOf(source))));
  }
});

test.each(containers)("%s is hardened", (path) => {
  const container = stack.at(path);
  // What records a release writes as the owner of its volume.
  const rootJob = ROOT_JOBS.includes(path) && !path.startsWith("WebstackReleases");
  const added = path === "Site/Secrets" ? ["CAP_CHOWN", "CAP_DAC_READ_SEARCH"] : path === ROUTE ? ["CAP_KILL"] : ["CAP_CHOWN"];
  expect(container.capabilities).toEqual({ drop: ["ALL"], ...(rootJob || path === ROUTE ? { add: added } : {}) });
  expect(container.security_opts).toEqual(["no-new-privileges:true"]);
  expect(container.memory_swap).toBe(container.memory);
  expect(container.memory).toBeGreaterThanOrEqual(64);
  expect(container.cpu_quota).toBeGreaterThan(0);
  expect([container.log_driver, container.log_opts]).toEqual(["json-file", { "max-size": "10m", "max-file": "3" }]);
  // Docker writes files into a container's own file system only.
  expect(container.read_only).toBe(container.upload === undefined);
  expect(container).not.toHaveProperty("privileged");
});

test.each(containers)("%s runs as a user without rights, or has no network and runs no code of others", (path) => {
  const { user, image, network_mode, networks_advanced } = stack.at(path);
  // It signals the proxy, whose user it must not be; no other right is left to it.
  if (path === ROUTE) return expect(user).toBe("0:0");
  if (!ROOT_JOBS.includes(path)) return expect(user).toMatch(/^[1-9][0-9]*:[0-9]+$/);
  expect([user, network_mode, networks_advanced]).toEqual(["0:0", "none", undefined]);
  expect(image).toContain("docker_image.WebstackTools");
});

test("labels tell stack, construct, role and release", () => {
  const labels = ["stack", "construct", "role", "release"];
  const of = (path: string) => labels.map((label) => stack.label(path, label));
  expect(of("AppServer/Replica0")).toEqual(["shop", "AppServer", "service", shop.framework.release]);
  expect(of("Site/Job-migrate/Resource")).toEqual(["shop", "Site/Job-migrate", "job", undefined]);
  expect(of("Site/Files")).toEqual(["shop", "Site", "files", undefined]);
  expect(stack.all("docker_volume").filter(([, { labels: found }]) => found)).toEqual([]);
});

test("data and secrets are no resources, so that destroy leaves them", () => {
  const volumes = stack.all("docker_volume").map(([, { name }]) => name);
  expect(volumes.sort()).toEqual(["shop-blog-files", "shop-blog-static", "shop-proxy-configuration", "shop-proxy-public", "shop-releases", "shop-site-files", "shop-site-static"]);
});

test("the context value imageMirror stands before the images the library picks, and before no other", () => {
  const mirrored = new Shop({ stack: newStack("shop", newApp({ imageMirror: "mirror.example.com/cache" })) }).synth();
  expect(Object.fromEntries(mirrored.all("docker_image").map(([path, { name }]) => [path, name]))).toEqual({
    "Database/Image": "mirror.example.com/cache/library/postgres:18.6-trixie",
    "Proxy/Image": "mirror.example.com/cache/nginxinc/nginx-unprivileged:1.30.5-trixie",
    "Site/Image": "registry.example.com/shop:1.4",
    "WebstackTools/Resource": "mirror.example.com/cache/library/busybox:1.37.0",
  });
});

test("the constructs show the resources they made", () => {
  expect(shop.proxy.container.node.path).toBe("shop/Proxy/Resource");
  expect(shop.proxy.routeJob?.node.path).toBe("shop/Proxy/Route");
  expect(shop.server.containers.map(({ node }) => node.path)).toEqual(["shop/AppServer/Replica0", "shop/AppServer/Replica1"]);
  expect(shop.framework.releaseJobs.map(({ node }) => kebab(node.path))).toEqual(
    ["check", "migrate", "collectstatic"].map((job) => `shop-site-job-${job}-resource`),
  );
});
