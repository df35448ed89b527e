import { AppServer, ContainerImage, Database, Postgres, RemovalPolicy, ReverseProxy, Secret, Tls } from "../../lib";
import { defineFramework, Shop } from "../support/shop";
import { newApp, newStack, synth } from "../support/synth";

const shop = new Shop();
const stack = shop.synth();

test("it works without a property", () => {
  const { scheme, hostname, port, databaseName, userName, volumeName } = new Database(newStack(), "Database");
  expect({ scheme, hostname, port, databaseName, userName, volumeName }).toEqual({
    scheme: "postgresql",
    hostname: "shop-database",
    port: 5432,
    databaseName: "app",
    userName: "app",
    volumeName: "shop-database-data",
  });
});

test("the server answers to its name and to one that changes with its settings", () => {
  const aliases = (synthesized: typeof stack) => synthesized.at("Database/Resource").networks_advanced?.[0].aliases ?? [];
  const changed = new Shop({ database: { engine: new Postgres({ settings: { jit: "on" } }) } }).synth();
  expect(aliases(stack)).toEqual(["shop-database", `shop-database-${stack.label("Database/Resource", "config-hash")}`]);
  expect(aliases(changed)[1]).not.toBe(aliases(stack)[1]);
});

test("jobs log in at the name that only the present server has, and no server that lives longer does", () => {
  const [, fresh] = stack.at("Database/Resource").networks_advanced?.[0].aliases ?? [];
  expect(stack.environment("Database/Provision").PGHOST).toBe(fresh);
  expect(stack.environment("Site/Job-migrate/Resource").WEBSTACK_DATABASE_WAIT_HOST).toBe(fresh);
  expect(JSON.stringify(stack.at("AppServer/Replica0"))).not.toContain(fresh);
});

test("the server keeps its name and is stopped before its successor starts", () => {
  const { name, lifecycle, stop_timeout, destroy_grace_seconds, wait } = stack.at("Database/Resource");
  expect([name, lifecycle?.create_before_destroy, stop_timeout, destroy_grace_seconds, wait]).toEqual(["shop-database", undefined, 120, 120, true]);
});

test("data and passwords stay by default, and go with the stack if so wished", () => {
  const volumes = (removalPolicy?: RemovalPolicy) =>
    new Shop({ database: { removalPolicy } }).synth().all("docker_volume").map(([, { name }]) => name).filter((name) => name.includes("database"));
  expect(volumes()).toEqual([]);
  expect(volumes(RemovalPolicy.RETAIN)).toEqual([]);
  expect(volumes(RemovalPolicy.DESTROY).sort()).toEqual([
    "shop-database-data", "shop-database-data-administrator-password", "shop-database-data-password",
  ]);
});

test("an existing volume is adopted, with its secrets beside it", () => {
  const synthesized = new Shop({ database: { volumeName: "old_data" } }).synth();
  expect(synthesized.at("Database/Resource").mounts?.map(({ source }) => source)).toEqual(["old_data", "old_data-administrator-password"]);
  expect(synthesized.at("Site/Job-migrate/Resource").mounts?.map(({ source }) => source)).toContain("old_data-password");
});

test("a password of one's own is copied from the host, by the job alone", () => {
  const synthesized = new Shop({ database: { password: Secret.fromHostFile("/etc/shop/password") } }).synth();
  const sources = (path: string) => synthesized.at(path).mounts?.map(({ source }) => source) ?? [];
  expect(synthesized.paths("docker_container").filter((path) => sources(path).includes("/etc/shop/password"))).toEqual(["Database/Secrets"]);
  expect(synthesized.at("Database/Secrets").command).toContain(`password ${Secret.groupOf("shop-database-data-password")} host-file`);
});

test("extensions and names reach the set-up job", () => {
  const synthesized = new Shop({ database: { databaseName: "shop", userName: "clerk", extensions: ["citext"] } }).synth();
  expect(synthesized.at("Database/Provision").command).toEqual(["citext"]);
  expect(synthesized.environment("Database/Provision")).toMatchObject({ DATABASE_NAME: "shop", DATABASE_USER: "clerk" });
});

test("an image of one's own takes the place of the engine's", () => {
  const image = ContainerImage.fromRegistry("registry.example.com/postgis:18");
  expect(new Shop({ database: { image } }).synth().at("Database/Image").name).toBe("registry.example.com/postgis:18");
});

test("an external database needs a host, two names and a password", () => {
  const password = Secret.fromHostFile("/etc/shop/password");
  const given = { hostname: "db.example.com", databaseName: "shop", userName: "clerk", password };
  expect(Database.external(given)).toEqual({ scheme: "postgresql", port: 5432, dependables: [], ...given });
});

test("an application reaches an external database through its front network, or through one that exists", () => {
  const networks = (networkName?: string) => {
    const stack = newStack();
    const database = Database.external({ hostname: "db", databaseName: "a", userName: "a", password: Secret.fromHostFile("/p"), networkName });
    serve(new AppServer(stack, "AppServer", { framework: defineFramework(stack, "Site", { database }) }));
    return synth(stack).at("AppServer/Replica0").networks_advanced?.map(({ name }) => name);
  };
  expect(networks()).toHaveLength(1);
  expect(networks("company")?.[1]).toMatch(/^\$\{data[.]docker_network[.].+[.]id\}$/);
});

test("a database in a stack of its own is found by name, and its absence says what to do", () => {
  const app = newApp();
  const data = newStack("data", app);
  const database = new Database(data, "Database");
  const stack = newStack("shop", app);
  const server = new AppServer(stack, "AppServer", { framework: defineFramework(stack, "Site", { database }) });
  serve(server);
  const synthesized = synth(stack);
  const { docker_network: found } = (JSON.parse(synthesized.text) as { data: { docker_network: { [id: string]: { name: string } } } }).data;
  expect(Object.keys(found)[0]).toMatch(/^deploy_stack_data_first_[0-9a-f]{6}$/);
  expect(Object.values(found)[0].name).toBe(synth(data).at("Database/Network").name);
  expect(synthesized.environment("Site/Job-migrate/Resource")).not.toHaveProperty("WEBSTACK_DATABASE_WAIT_HOST");
  expect(synthesized.text).not.toContain("terraform_remote_state");
});

function serve(upstream: AppServer): void {
  new ReverseProxy(upstream, "Proxy", { upstream, serverNames: ["a.example"], tls: Tls.none() });
}

test("jobs never meet the server of an older image: its name changes with the version", () => {
  const nameOf = (version: string) => new Shop({ database: { engine: new Postgres({ version }) } }).database.freshHostname;
  expect(nameOf("18.5-trixie")).not.toBe(nameOf("18.6-trixie"));
});

test("the role gets its password again whenever the secrets are made again", () => {
  expect(new Shop().synth().environment("Database/Provision").SECRETS_MADE_BY).toMatch(/^\$\{docker_container[.]Database_Secrets_\w+[.]name\}$/);
});
