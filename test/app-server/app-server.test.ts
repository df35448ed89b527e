import { ApplicationInterface, type IAppServerEngine, UpstreamProtocol } from "../../lib";
import { Shop } from "../support/shop";

const shop = new Shop();
const stack = shop.synth();
const replica = stack.at("AppServer/Replica0");

test("there are two replicas by default, alike but for their names", () => {
  expect(stack.paths("docker_container").filter((path) => path.startsWith("AppServer/"))).toEqual(["AppServer/Replica0", "AppServer/Replica1"]);
  const { name, ...other } = stack.at("AppServer/Replica1");
  expect({ ...replica, name: undefined }).toEqual({ ...other, name: undefined });
  expect([replica.name, name].map((one) => one.split("-$")[0])).toEqual(["shop-app-server-0", "shop-app-server-1"]);
});

test("a replica is made before its predecessor goes, and comes back by itself", () => {
  expect([replica.lifecycle?.create_before_destroy, replica.restart]).toEqual([true, "always"]);
});

test("a replica waits for all jobs of its release", () => {
  expect(stack.edges("AppServer/Replica0")).toEqual(
    expect.arrayContaining(["Site/Job-check/Resource", "Site/Job-migrate/Resource", "Site/Job-collectstatic/Resource", "Site/Files"]),
  );
});

test("a replica reads files, secrets and static files, and writes none", () => {
  expect(replica.mounts?.map(({ target, read_only }) => [target, read_only])).toEqual([
    ["/webstack", true],
    ["/run/secrets/secret-key", true],
    ["/run/secrets/database-password", true],
    ["/srv/static", true],
  ]);
});

test("a replica starts through the script that hands out secrets", () => {
  expect(replica.entrypoint).toEqual(["/bin/sh", expect.stringMatching(/^\/webstack\/[0-9a-f]{12}\/with-secrets[.]sh$/)]);
  expect([replica.command?.[0], replica.command?.at(-1)]).toEqual(["gunicorn", "webstack_wsgi:application"]);
});

test("a proxy learns where the application is and what becomes of a slow one", () => {
  const { server, framework } = new Shop({ server: { replicas: 1, startTimeoutSeconds: 15, requestTimeoutSeconds: 90 } });
  expect(server.facts()).toMatchObject({
    servers: [{ placeholder: "shop-app-server-0-00000000000000", port: 8000 }],
    protocol: "http",
    readyPath: "/-/ready",
    startTimeoutSeconds: 15,
    requestTimeoutSeconds: 90,
    staticFiles: { urlPath: "/static/", volumeName: "shop-site-static", folder: framework.release },
    egress: true,
  });
});

test("limits are the replica's own", () => {
  const { memory, cpu_quota } = new Shop({ server: { resources: { memoryMiB: 1024, cpus: 1.5 } } }).synth().at("AppServer/Replica0");
  expect([memory, cpu_quota]).toEqual([1024, 150_000]);
});

test("an engine of a third party is used like one of ours", () => {
  const engine: IAppServerEngine = {
    productName: "Other",
    applicationInterfaces: [ApplicationInterface.ASGI],
    protocol: UpstreamProtocol.HTTP,
    port: 9000,
    healthPort: 9001,
    keepAliveSeconds: 5,
    minimumMemoryMiB: 32,
    bind: ({ application, memoryMiB }) => ({ command: ["other", application, String(memoryMiB)] }),
  };
  const other = new Shop({ server: { engine, resources: { memoryMiB: 64 } } });
  const synthesized = other.synth();
  expect(synthesized.at("AppServer/Replica0").command).toEqual(["other", "webstack_asgi:application", "64"]);
  expect(synthesized.at("Proxy/Route").upload?.find(({ file }) => file === "/next/servers")?.content).toContain(".name}:9001 ");
});
