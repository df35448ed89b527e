import { losses, type Stacks } from "./compare";

const database = { server: "PostgreSQL server", name: "shop-database", "webstack.stack": "shop", "webstack.config-hash": "1111" };
const network = { name: "shop-proxy-front-aaaaaa", driver: "bridge", internal: false };

function shop(changed: Record<string, object | undefined> = {}, volumes = ["shop-database-data"]): Stacks {
  const resources = {
    "docker_container.Database": database,
    "docker_container.Migrate": { name: "shop-site-job-migrate-<time>" },
    "docker_network.Proxy_Front": network,
    ...changed,
  };
  return { shop: { resources: JSON.parse(JSON.stringify(resources)) as Stacks[string]["resources"], volumes } };
}

const found = (after: Stacks): string[] => losses(shop(), after).map(({ subject, text }) => `${subject} | ${text}`);

test("the same sites lose nothing, and the order of settings is no matter", () => {
  expect(found(shop())).toEqual([]);
  expect(found(shop({ "docker_container.Database": Object.fromEntries(Object.entries(database).reverse()) }))).toEqual([]);
});

test("another setting of the database's server replaces it", () => {
  expect(found(shop({ "docker_container.Database": { ...database, "webstack.config-hash": "2222" } }))).toEqual([
    "PostgreSQL server | shop: docker_container.Database: 'webstack.config-hash' was \"1111\", is \"2222\"",
  ]);
});

test("one more label, or a host name, replaces a server as well", () => {
  const after = shop({ "docker_container.Database": { ...database, "webstack.version": "0.2.0", hostname: "database" } });
  expect(found(after)).toEqual([
    "PostgreSQL server | shop: docker_container.Database: 'webstack.version' was nothing, is \"0.2.0\"",
    "PostgreSQL server | shop: docker_container.Database: 'hostname' was nothing, is \"database\"",
  ]);
});

test("a renamed id is an address that is gone", () => {
  const after = shop({ "docker_container.Database": undefined, "docker_container.Server": database });
  expect(found(after)).toEqual(["PostgreSQL server | shop: docker_container.Database is gone"]);
});

test("a job, a network and a volume under another name are told by address or name", () => {
  const after = shop(
    {
      "docker_container.Migrate": { name: "shop-migrate-<time>" },
      "docker_network.Proxy_Front": { ...network, labels: [{ label: "webstack.stack", value: "shop" }] },
    },
    ["shop-data"],
  );
  expect(found(after)).toEqual([
    "docker_container.Migrate | shop: docker_container.Migrate: 'name' was \"shop-site-job-migrate-<time>\", is \"shop-migrate-<time>\"",
    "docker_network.Proxy_Front | shop: docker_network.Proxy_Front: 'labels' was nothing, is [{\"label\":\"webstack.stack\",\"value\":\"shop\"}]",
    "shop-database-data | shop: the volume 'shop-database-data' is mounted no more, so what is in it would be left behind",
  ]);
});

test("what is new harms nobody", () => {
  expect(found(shop({ "docker_container.Backup": { name: "shop-backup-<time>" } }, ["shop-backups", "shop-database-data"]))).toEqual([]);
});

test("a whole stack that is gone is gone with all it has", () => {
  expect(losses(shop(), {})).toHaveLength(4);
});
