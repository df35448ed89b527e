import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import type { TerraformStack } from "cdktf";
import { AppServer, ContainerImage, Database, Django, ReverseProxy, Tls, WebFramework } from "../../lib";
import { Browser } from "../support/browser";
import { Deployment } from "./support/deployment";
import { describeWherePossible } from "./support/describe-where-possible";
import { containers, docker, sweep } from "./support/docker";
import { must } from "./support/must";
import { PasswordRegistry } from "./support/password-registry";
import { registryProgram } from "./support/registry-program";
import { Shop } from "./support/shop";
import { buildShopImage } from "./support/shop-image";
import { Terraform } from "./support/terraform";

const STACK = "wsregistry";
const REGISTRY_PORT = 18_195;
const PORT = 18_196;
const BUILT = "webstack.local/test/shop:registry";

const { path: program = "", missing, folder } = registryProgram();

describeWherePossible("the shop's image in a registry that asks for a password", missing, () => {
  const deployment = new Deployment();
  const shop = new Shop(STACK, PORT);
  const registry = new PasswordRegistry(program, REGISTRY_PORT);
  const visitor = new Browser({ port: PORT, host: shop.host });

  function synth(tag: string, configFile?: string): void {
    deployment.synth({
      [STACK]: (stack: TerraformStack) => {
        const provider = stack.node.findChild("Docker") as DockerProvider;
        provider.registryAuth = [{ address: registry.address, configFile }];
        const framework = new WebFramework(stack, "Site", {
          engine: new Django({ project: "shop" }),
          image: ContainerImage.fromRegistry(`${registry.address}/${tag}`),
          database: new Database(stack, "Database", { databaseName: "shop" }),
        });
        const upstream = new AppServer(stack, "AppServer", { framework, startTimeoutSeconds: 30 });
        const place = { httpPort: PORT, bindAddress: "127.0.0.1" };
        new ReverseProxy(stack, "Proxy", { upstream, serverNames: ["shop.example.com"], tls: Tls.none(), ...place });
      },
    });
  }

  /** With name and password in the environment, as a pipeline gives them. */
  function terraform(password?: string): Terraform {
    const environment = password === undefined ? {} : { DOCKER_REGISTRY_USER: registry.user, DOCKER_REGISTRY_PASS: password };
    return new Terraform(deployment.output(STACK), environment);
  }

  async function served(): Promise<string | undefined> {
    return /<span class="release">([^<]*)/.exec((await visitor.get("/")).body)?.[1];
  }

  function removeImages(): void {
    const names = docker("image", "ls", "--format", "{{.Repository}}:{{.Tag}}").split("\n");
    const own = names.filter((name) => name === BUILT || name.startsWith(`${registry.address}/`));
    if (own.length > 0) docker("image", "rm", ...own);
  }

  beforeAll(async () => {
    sweep(`${STACK}-`);
    await registry.untilReady();
    buildShopImage(BUILT);
    registry.take(BUILT, "shop:1.0");
    synth("shop:1.0", registry.credentials);
    await terraform().init();
  });

  afterAll(async () => {
    try {
      await terraform(registry.password).destroy();
    } finally {
      await registry.stop();
      sweep(`${STACK}-`);
      removeImages();
      deployment.dispose();
      shop.dispose();
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    }
  });

  test("it is pulled with what 'docker login' keeps in a file", async () => {
    const { seconds } = await terraform().deploy();
    console.info(`the deploy took ${seconds.toFixed(1)} s`);
    expect(await served()).toBe("1.0.0");
    await terraform().expectEmptyPlan();
  });

  test("a wrong password fails the next release before anything is switched", async () => {
    shop.release("1.1.0");
    shop.write("Dockerfile", `FROM ${registry.address}/shop:1.0\nUSER root\nRUN rm -rf /app\nCOPY . /app\nUSER 10001:10001\n`);
    must("docker", ["build", "--quiet", "--tag", BUILT, shop.project]);
    registry.take(BUILT, "shop:1.1");
    const before = containers({ stack: STACK, role: "service" });
    synth("shop:1.1");
    const { code, output } = await terraform("guessed").apply();
    expect(code).toBe(1);
    expect(output).toContain(`error pulling image ${registry.address}/shop:1.1: Error response from daemon: unauthorized`);
    expect(containers({ stack: STACK, role: "service" })).toEqual(before);
    expect(await served()).toBe("1.0.0");
  });

  test("the right one, from the environment, brings the release", async () => {
    const { seconds } = await terraform(registry.password).deploy();
    console.info(`the release took ${seconds.toFixed(1)} s`);
    expect(await served()).toBe("1.1.0");
  });

  test("the password is in no file and in no container's settings", async () => {
    const shown = await terraform(registry.password).show();
    const state = readFileSync(join(deployment.folder, `${STACK}.tfstate`), "utf8");
    const inspected = docker("inspect", ...containers({ stack: STACK }, { all: true }));
    const all = [shown, state, deployment.synthesized(STACK), inspected].join("\n");
    const secrets = [registry.password, registry.encoded, Buffer.from(registry.password).toString("base64")];
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
    expect(all).toContain(registry.address);
  });
});
