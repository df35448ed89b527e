import type { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import type { TerraformStack } from "cdktf";
import { AppServer, ContainerImage, Database, Django, ReverseProxy, Secret, Tls, WebFramework } from "../../lib";
import { Browser } from "../support/browser";
import { Deployment } from "./support/deployment";
import { describeWherePossible } from "./support/describe-where-possible";
import { docker, named } from "./support/docker";
import { FarMachine } from "./support/far-machine";
import { neededImages } from "./support/needed-images";
import { Shop } from "./support/shop";
import { buildShopImage } from "./support/shop-image";
import type { Terraform } from "./support/terraform";
import { webstack } from "./support/webstack";

const STACK = "wsremote";
const PORT = 18_191;
const KINDS = ["container", "network", "volume"] as const;
const BASE = "webstack.local/test/shop:remote";
/** The packages are in the base, because the second machine has no way out to where packages are. */
const DOCKERFILE = `FROM ${BASE}\nUSER root\nRUN rm -rf /app\nCOPY . /app\nUSER 10001:10001\n`;
const KEY_FILE = "stripe-key";
const KEY = "sk_live_of_the_far_machine";

describeWherePossible("the shop on another machine's engine, reached by ssh", FarMachine.missing(), () => {
  const begin = new Date();
  const deployment = new Deployment();
  const shop = new Shop(STACK, PORT);
  let far: FarMachine;
  let terraform: Terraform;
  let visitor: Browser;

  function synth(host = far.access.host, sshOpts = far.access.options()): void {
    deployment.synth({
      [STACK]: (stack: TerraformStack) => {
        const provider = stack.node.findChild("Docker") as DockerProvider;
        provider.host = host;
        provider.sshOpts = sshOpts;
        const database = new Database(stack, "Database", { databaseName: "shop" });
        const framework = new WebFramework(stack, "Site", {
          engine: new Django({ project: "shop" }),
          image: ContainerImage.fromDirectory(shop.project),
          database,
          secrets: { STRIPE_KEY: Secret.fromHostFile(`/run/${KEY_FILE}`) },
        });
        const upstream = new AppServer(stack, "AppServer", { framework, startTimeoutSeconds: 30 });
        new ReverseProxy(stack, "Proxy", { upstream, serverNames: ["shop.example.com"], tls: Tls.none(), httpPort: PORT });
      },
    });
  }

  async function timed(what: string, work: Promise<{ readonly seconds: number }>): Promise<void> {
    console.info(`${what} took ${(await work).seconds.toFixed(1)} s`);
  }

  beforeAll(async () => {
    far = await FarMachine.start();
    buildShopImage(BASE);
    far.load([...neededImages().filter((name) => !name.includes("/python:")), BASE]);
    far.write(KEY_FILE, KEY);
    shop.write("Dockerfile", DOCKERFILE);
    visitor = new Browser({ address: far.address, port: PORT, host: shop.host });
    console.info(`the second machine was ready after ${(Date.now() - begin.getTime()) / 1000} s`);
    synth();
    terraform = await deployment.terraform(STACK);
    await timed("the deploy", terraform.deploy());
  });

  afterAll(async () => {
    deployment.dispose();
    shop.dispose();
    if (docker("image", "ls", "--quiet", BASE) !== "") docker("image", "rm", BASE);
    await far?.stop();
  });

  test("it serves there, with a secret of that machine's, and nowhere else", async () => {
    const page = await visitor.postForm("/orders/", { name: "far away", quantity: "1", note: "", product: "1" }, { from: "/" });
    expect(page.body).toContain("far away");
    expect(page.body).toContain('<span class="release">1.0.0</span>');
    const [application = ""] = far.containers({ stack: STACK, construct: "AppServer" });
    const entrypoint = JSON.parse(far.docker("inspect", "--format", "{{json .Config.Entrypoint}}", application)) as string[];
    expect(far.docker("exec", application, ...entrypoint, "printenv", "STRIPE_KEY")).toBe(KEY);
    await expect(new Browser({ port: PORT, host: shop.host }).get("/")).rejects.toThrow("ECONNREFUSED");
  });

  test("'webstack' meets it there", async () => {
    const env = { PATH: `${far.access.commands}:${process.env.PATH}` };
    const output = deployment.output(STACK);
    const seen = await webstack(["ps", output], { env });
    expect(seen).toMatchObject({ code: 0 });
    expect(seen.stdout).toContain(`${STACK}: serving release `);
    const ran = await webstack(["exec", output, "AppServer", "--", "printenv", "STRIPE_KEY"], { env });
    expect(ran).toMatchObject({ code: 0, stdout: `${KEY}\n` });
    const refused = await webstack(["ps", output, "--host", "ssh://root@no-such-host.invalid"], { env });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("no Docker engine answers at ssh://root@no-such-host.invalid: ");
  });

  test("the next plan is empty", () => terraform.expectEmptyPlan());

  test("a release goes live", async () => {
    const before = far.containers({ stack: STACK, construct: "Proxy" });
    shop.release("1.1.0");
    synth();
    await timed("the release", terraform.deploy());
    expect((await visitor.get("/")).body).toContain('<span class="release">1.1.0</span>');
    expect(far.containers({ stack: STACK, construct: "Proxy" })).toEqual(before);
  });

  test.each([
    ["a wrong host name", "ssh://root@no-such-host.invalid", {}, /Could not resolve hostname no-such-host\.invalid/],
    ["a key that is refused", undefined, { key: "stranger" }, /Permission denied \(publickey\)/],
    ["a machine that is not known", undefined, { isKnown: false }, /Host key verification failed/],
    ["a far side without docker", undefined, { key: "without-docker" }, /docker: command not found/],
  ] as const)("%s fails the plan with words of ssh", async (_, host, options, words) => {
    synth(host ?? far.access.host, far.access.options(options));
    const { code, output } = await terraform.apply();
    expect(code).toBe(1);
    expect(output.replace(/\n\s*[│╷╵]?\s*/g, " ")).toMatch(words);
  });

  test("destroy leaves the data there, and this machine's engine has never heard of it", async () => {
    synth();
    await timed("the destroy", terraform.destroy());
    expect(far.containers({ stack: STACK }, { all: true })).toEqual([]);
    expect(far.docker("volume", "ls", "--quiet").split("\n").filter((name) => name.startsWith(STACK))).not.toEqual([]);
    expect(KINDS.flatMap((kind) => named(kind, STACK))).toEqual([]);
    expect(docker("image", "ls", "--format", "{{.Repository}}").split("\n").filter((name) => name.startsWith(STACK))).toEqual([]);
    const events = docker("events", "--since", begin.toISOString(), "--until", new Date().toISOString(), "--format", "{{.Type}} {{.Action}} {{.Actor.ID}} {{.Actor.Attributes}}");
    expect(events.split("\n").filter((event) => event.includes(STACK))).toEqual([]);
  });
});
