import { createHash } from "node:crypto";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import { Apache, ApplicationInterface, AppServer, ContainerImage, Database, type IReverseProxyEngine, Nginx, PythonApp, ReverseProxy, Secret, Tls, WebFramework } from "../../lib";
import { inspect } from "../faults/support/hardening-inspection";
import { failures, findings } from "../faults/support/hardening-table";
import { reachable, type Target, targetsOf } from "../faults/support/reachability-probe";
import { exchange } from "../support/exchange";
import { SERVER_NAMES, SERVERS, type ServerName } from "./smuggling/servers";
import { Deployment } from "./support/deployment";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { containers, docker, sweep } from "./support/docker";
import { encodings } from "./support/encodings";
import { exposedByEngine, exposedInFolder } from "./support/exposure";
import { readableFiles } from "./support/readable-files";
import { CA_BUNDLE } from "./support/shop";

const ECHO = join(__dirname, "fixtures/echo");
const PROXIES: readonly [string, IReverseProxyEngine, number][] = [["nginx", new Nginx(), 18_640], ["apache", new Apache(), 18_641]];

describe.each(PROXIES)("behind %s", (product, engine, port) => {
  describeWithTerraform("every application server", () => {
    const id = `wsevery-${product}`;
    const deployment = new Deployment();

    beforeAll(async () => {
      sweep(`${id}-`);
      deployment.synth({ [id]: (stack) => defineSites(stack, engine, port) });
      await deployment.deploy(id);
    }, 500_000);

    afterAll(async () => {
      await deployment.destroy(id);
      deployment.dispose();
      sweep(`${id}-`);
    }, 200_000);

    /** The one container of a construct that serves. */
    const serving = (construct: string): string => containers({ stack: id, construct, role: "service" })[0];

    test.each(SERVER_NAMES)("serves, and knows nobody but its visitor: %s", async (server) => {
      const headers = { "host": `${server}.example.com`, "x-forwarded-user": "forged", "x-forwarded-for": "6.6.6.6" };
      const answer = await exchange({ address: "127.0.0.1", port, timeoutSeconds: 10 }, { method: "GET", path: "/", headers });
      expect(answer.status).toBe(200);
      expect(answer.body.toString()).not.toMatch(/forged|6[.]6[.]6[.]6/);
    });

    test("is as hardened as the default one", () => {
      const found = findings(inspect(containers({ stack: id }, { all: true })));
      expect(found[0].containers).toBeGreaterThan(3 * SERVER_NAMES.length);
      expect(failures(found)).toEqual([]);
    });

    test("reaches its database, and what shares a network with it, and is reached by nothing else", async () => {
      const members = ["Proxy", "Database", ...SERVER_NAMES.map(constructOf)].sort();
      const targets = (await Promise.all(members.map((member) => targetsOf(member, serving(member))))).flat();
      const reached = await Promise.all(members.map(async (from) => owners(await reachable(serving(from), targets.filter(({ owner }) => owner !== from)))));
      const told = (from: string, all: string): string => `${from}: ${all}`;
      expect(members.map((from, index) => told(from, reached[index]))).toEqual(
        members.map((from) => told(from, members.filter((to) => mayReach(from, to)).join(", "))),
      );
    });

    test("keeps its secrets to itself: none in state, plan, synthesized files or what Docker tells", async () => {
      const secrets = SERVER_NAMES.flatMap((server) =>
        ["api-key", "secret-key", "database-password"].map((name) => ({
          server, name, value: docker("exec", serving(constructOf(server)), "cat", `/run/secrets/${name}/value`),
        })));
      const texts = [
        { what: "terraform show", text: await (await deployment.terraform(id)).show() },
        ...exposedInFolder(deployment.folder),
        ...exposedByEngine(id),
      ];
      const exposed = secrets.flatMap(({ server, name, value }) =>
        encodings(value).flatMap((form) => texts.filter(({ text }) => text.includes(form)).map(({ what }) => `${name} of ${server} in ${what}`)));
      expect(exposed).toEqual([]);
      for (const server of SERVER_NAMES) {
        const files = readableFiles(serving(constructOf(server)));
        const readable = secrets.filter(({ value }) => files.has(createHash("sha256").update(value).digest("hex")));
        const own = secrets.filter((secret) => secret.server === server || secret.name === "database-password");
        expect(readable.map((secret) => `${secret.name} of ${secret.server}`)).toEqual(own.map((secret) => `${secret.name} of ${secret.server}`));
      }
    });

    test("writes nothing to the proxy's configuration or public files, and has no other one's socket", () => {
      for (const server of SERVER_NAMES) {
        const [{ HostConfig, Mounts }] = JSON.parse(docker("inspect", serving(constructOf(server)))) as Inspected[];
        expect(Mounts.filter(({ RW }) => RW)).toEqual([]);
        expect([HostConfig.PidMode, HostConfig.IpcMode]).toEqual(["", "private"]);
        expect(HostConfig.Ulimits).toContainEqual(expect.objectContaining({ Name: "core", Hard: 0, Soft: 0 }));
      }
    });

    test("a second plan is empty", async () => {
      await (await deployment.terraform(id)).expectEmptyPlan();
    });
  });
});

interface Inspected {
  readonly HostConfig: {
    readonly PidMode: string;
    readonly IpcMode: string;
    readonly Ulimits: { readonly Name: string; readonly Hard: number; readonly Soft: number }[];
  };
  readonly Mounts: { readonly RW: boolean }[];
}

/** One site for each server, all with one database. */
function defineSites(stack: TerraformStack, engine: IReverseProxyEngine, port: number): void {
  const database = new Database(stack, "Database");
  const servers = SERVER_NAMES.map((name) => {
    const { engine: server, applicationInterface } = SERVERS[name];
    const application = applicationInterface === ApplicationInterface.WSGI ? new PythonApp({ wsgi: "app:wsgi" }) : new PythonApp({ asgi: "app:asgi" });
    const image = ContainerImage.fromPythonProject(ECHO, { caBundle: CA_BUNDLE });
    const secrets = { API_KEY: Secret.generated() };
    const framework = new WebFramework(stack, `${constructOf(name)}Site`, { engine: application, image, database, secrets, databaseConnectionsPerProcess: 1 });
    const upstream = new AppServer(stack, constructOf(name), { framework, engine: server, replicas: 1, resources: { memoryMiB: 256, cpus: 1 } });
    return { upstream, serverNames: [`${name}.example.com`] };
  });
  const [first, ...others] = servers;
  const proxy = new ReverseProxy(stack, "Proxy", { ...first, tls: Tls.none(), httpPort: port, bindAddress: "127.0.0.1", engine });
  others.forEach((site, index) => proxy.addSite(`Site${index}`, site));
}

/** `GranianWsgi` for `granian-wsgi`. */
function constructOf(server: ServerName): string {
  return server.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

/** The proxy's network is shared, and so is the database's; the proxy is not in the latter. */
function mayReach(from: string, to: string): boolean {
  if (from === to) return false;
  return !([from, to].includes("Proxy") && [from, to].includes("Database"));
}

function owners(found: readonly Target[]): string {
  return [...new Set(found.map(({ owner }) => owner))].sort().join(", ");
}
