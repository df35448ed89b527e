import { spawnSync } from "node:child_process";
import type { TerraformStack } from "cdktf";
import { AppServer, type AppServerProps, ContainerImage, ReverseProxy, StackOutputs, Tls, WebFramework } from "../../lib";
import { type Answer, exchange } from "../support/exchange";
import { Load } from "../support/load";
import { applicationContainers } from "./support/application-container";
import { connects } from "./support/connection";
import { Deployment } from "./support/deployment";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { containers, docker, named, sweep } from "./support/docker";
import { CA_BUNDLE } from "./support/shop";
import { removeFolder } from "./support/start-project";
import { PlainWsgi, setVersion, type TinyAnswer, tinyProject } from "./support/tiny-project";

const STACK = "wsapisites";
const PORT = 18_163;
const START_TIMEOUT_SECONDS = 10;
const SITES = ["blue", "green", "closed"];
const MIB = 1024 * 1024;

const deployment = new Deployment();
const projects = new Map(SITES.map((site) => [site, tinyProject("requirements.txt")]));

/** @param broken the site whose application never becomes ready */
function define(stack: TerraformStack, broken?: string): void {
  new StackOutputs(stack, "Outputs");
  const upstream = (name: string, props: Partial<AppServerProps> = {}): AppServer => {
    const framework = new WebFramework(stack, name, {
      engine: new PlainWsgi(),
      image: ContainerImage.fromPythonProject(projects.get(name) ?? "", { caBundle: CA_BUNDLE }),
      environment: { NAME: name, ...(name === broken ? { NEVER_READY: "1" } : {}) },
    });
    return new AppServer(stack, `${name}-server`, { framework, startTimeoutSeconds: START_TIMEOUT_SECONDS, ...props });
  };
  const proxy = new ReverseProxy(stack, "Proxy", {
    upstream: upstream("blue", { resources: { memoryMiB: 160, cpus: 0.5 } }),
    serverNames: ["blue.example.com", "*.blue.example.com"],
    maxBodySizeMiB: 2,
    tls: Tls.none(),
    httpPort: PORT,
    bindAddress: "127.0.0.1",
  });
  proxy.addSite("green", { upstream: upstream("green"), serverNames: ["green.example.com"], maxBodySizeMiB: 4 });
  proxy.addSite("closed", { upstream: upstream("closed", { replicas: 1 }), serverNames: ["closed.example.com"], isolated: true });
}

function post(host: string, mib = 0): Promise<Answer> {
  const request = { method: "POST", path: "/", headers: { host }, body: Buffer.alloc(mib * MIB) };
  return exchange({ address: "127.0.0.1", port: PORT, timeoutSeconds: 20 }, request);
}

async function ask(host: string): Promise<TinyAnswer> {
  return JSON.parse((await post(host)).body) as TinyAnswer;
}

/** What the stack tells other programs. */
function outputs(): Record<string, { readonly value: unknown }> {
  const { stdout } = spawnSync("terraform", ["output", "-json"], { cwd: deployment.output(STACK), encoding: "utf8", timeout: 30_000 });
  return JSON.parse(stdout) as ReturnType<typeof outputs>;
}

/** Ids of the stack's containers by name. */
function ids(): Record<string, string> {
  const found = containers({ stack: STACK }, { all: true }).map((name) => [name, docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", name)]);
  return Object.fromEntries(found) as Record<string, string>;
}

function loadOn(site: string): Load {
  const pages = { formPage: "/page", pages: ["/page"], postPath: "/", assetPattern: "" };
  return new Load({ port: PORT, host: `${site}.example.com:${PORT}`, clients: 4, thinkMs: 100, maxSeconds: 200, ...pages });
}

/** Address of a container in one of its networks. */
function addressOf(container: string): string {
  return docker("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", container);
}

describeWithTerraform("several sites behind one proxy", () => {
  beforeAll(async () => {
    sweep(`${STACK}-`);
    deployment.synth({ [STACK]: define });
    const { seconds } = await deployment.deploy(STACK);
    console.info(`the deploy took ${seconds.toFixed(1)} s`);
  });

  afterAll(async () => {
    await deployment.destroy(STACK);
    sweep(`${STACK}-`);
    deployment.dispose();
    projects.forEach(removeFolder);
  });

  test.each(SITES)("%s: its name leads to it", async (site) => {
    expect(await ask(`${site}.example.com:${PORT}`)).toMatchObject({ name: site, addressed: `${site}.example.com:${PORT}` });
  });

  test("the outputs lead to the sites, and name what the engine has", () => {
    const { url, urls, containers: told, networks, volumes, versions } = outputs();
    expect([url.value, urls.value]).toEqual([`http://blue.example.com:${PORT}`, SITES.map((site) => `http://${site}.example.com:${PORT}`)]);
    expect(Object.values(told.value as object).sort()).toEqual(containers({ stack: STACK }, { all: true }).sort());
    expect(Object.values(networks.value as object).sort()).toEqual(named("network", `${STACK}-`).sort());
    expect(Object.values(volumes.value as object).flat().sort()).toEqual(named("volume", `${STACK}-`).sort());
    expect(versions.value).toMatchObject({ blue: expect.stringContaining(`${STACK}-blue-image:`) as string });
  });

  test("a name with an asterisk stands for every name below", async () => {
    expect((await ask("www.blue.example.com")).name).toBe("blue");
  });

  test.each(["red.example.com", "example.com", "127.0.0.1"])("%s is no site, so the connection is closed without an answer", async (host) => {
    await expect(post(host)).rejects.toThrow("socket hang up");
  });

  test("each site has a largest body of its own", async () => {
    expect((await post("blue.example.com", 2)).body).toContain(`"received": ${2 * MIB}`);
    expect((await post("blue.example.com", 3)).status).toBe(413);
    expect((await post("green.example.com", 4)).body).toContain(`"received": ${4 * MIB}`);
    expect((await post("green.example.com", 5)).status).toBe(413);
  });

  test("memory and processors of a site are the limits of its containers", () => {
    const limits = applicationContainers(STACK, "blue-server").map((name) =>
      docker("inspect", "--format", "{{.HostConfig.Memory}} {{.HostConfig.MemorySwap}} {{.HostConfig.CpuQuota}} {{.HostConfig.CpuPeriod}}", name),
    );
    expect(limits).toEqual([`${160 * MIB} ${160 * MIB} 50000 100000`, `${160 * MIB} ${160 * MIB} 50000 100000`]);
  });

  test("an isolated site cannot be reached by another, nor reach it", () => {
    const [blue, green, closed] = SITES.map((site) => applicationContainers(STACK, `${site}-server`)[0]);
    expect([connects(blue, green, 8000), connects(blue, addressOf(green), 8000)]).toEqual([true, true]);
    expect([connects(blue, closed, 8000), connects(blue, addressOf(closed), 8000)]).toEqual([false, false]);
    expect([connects(closed, blue, 8000), connects(closed, addressOf(blue), 8000)]).toEqual([false, false]);
  });

  test("a release of one site touches its own containers, the route and the record alone", async () => {
    const load = loadOn("green");
    await load.start();
    await load.untilRequests(100, 60);
    const before = ids();
    setVersion(projects.get("blue") ?? "", "2.0");
    deployment.synth({ [STACK]: define });
    const { seconds } = await deployment.deploy(STACK);
    await load.untilRequests(load.progress().requests + 100, 60);
    const report = await load.stop();
    console.info(`the release took ${seconds.toFixed(1)} s; ${JSON.stringify({ ...report, acceptedNames: report.acceptedNames.length })}`);
    expect((await ask("blue.example.com")).version).toBe("2.0");
    expect((await ask("green.example.com")).version).toBe("1.0");
    expect([report.failures, report.failed, report.unfinished]).toEqual([{}, 0, 0]);
    const after = ids();
    const gone = Object.keys(before).filter((name) => before[name] !== after[name]);
    const replaced = gone.map((name) => name.slice(`${STACK}-`.length).replace(/-[0-9]{14}$/, ""));
    expect(replaced.sort()).toEqual(["blue-server-0", "blue-server-1", "proxy-route", "webstack-releases"]);
  });

  test("a site that does not become ready fails the release in time, and every site goes on", async () => {
    const load = loadOn("blue");
    await load.start();
    setVersion(projects.get("blue") ?? "", "3.0");
    deployment.synth({ [STACK]: (stack) => define(stack, "blue") });
    const failed = await (await deployment.terraform(STACK)).apply();
    expect(failed.code).not.toBe(0);
    console.info(`the release failed after ${failed.seconds.toFixed(1)} s`);
    expect(failed.seconds).toBeLessThan(START_TIMEOUT_SECONDS + 15);
    expect((await ask("blue.example.com")).version).toBe("2.0");
    deployment.synth({ [STACK]: define });
    await deployment.deploy(STACK);
    const report = await load.stop();
    expect([report.failures, report.failed, report.unfinished]).toEqual([{}, 0, 0]);
    expect((await ask("blue.example.com")).version).toBe("3.0");
    await (await deployment.terraform(STACK)).expectEmptyPlan();
  });
});
