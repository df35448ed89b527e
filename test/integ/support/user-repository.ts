import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { installPackages } from "./compiled-library";
import { CA_BUNDLE, imageMirror } from "./shop";
import { setVersion, tinyProject } from "./tiny-project";

const AUTHOR = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"];

export interface UserRepositoryOptions {
  /** Ids of the two stacks and the port of each. */
  readonly stacks: Readonly<Record<"staging" | "production", { readonly id: string; readonly port: number }>>;

  /** Port of the server that keeps their states. */
  readonly statePort: number;
}

/** A user's repository: a small application, its stacks for staging and production, a test of them, and what `npm` needs. */
export class UserRepository {
  /** Packages are found from every folder below it, so that each clone has them although its own lock file names none. */
  public readonly folder = mkdtempSync(join(tmpdir(), "webstack-workflow-"));

  private readonly origin = join(this.folder, "origin");

  public constructor(private readonly options: UserRepositoryOptions) {
    installPackages(join(this.folder, "node_modules"));
    for (const [file, text] of Object.entries(this.files())) this.write(file, text);
    this.takeOver(tinyProject("requirements.txt"));
    this.git("init", "--quiet", "--initial-branch=main");
    this.commit("a shop");
  }

  /** A new release of the application, merged to main. */
  public release(version: string): void {
    setVersion(join(this.origin, "shop"), version);
    this.commit(`release ${version}`);
  }

  /** What `actions/checkout` gives a job: a folder of its own with the last commit. */
  public checkOut(name: string): string {
    const clone = join(this.folder, name);
    execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${this.origin}`, clone], { timeout: 60_000 });
    return clone;
  }

  public dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private files(): Record<string, string> {
    const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
    const context = imageMirror() === undefined ? {} : { imageMirror: imageMirror() };
    const named = { name: "users-shop", version: "1.0.0" };
    return {
      ".gitignore": "cdktf.out/\nnode_modules/\n",
      "package.json": json({ ...named, private: true, scripts: { lint: "eslint .", test: "jest" } }),
      "package-lock.json": json({ ...named, lockfileVersion: 3, requires: true, packages: { "": named } }),
      "cdktf.json": json({ language: "typescript", app: "node main.js", projectId: named.name, sendCrashReports: "false", context }),
      "eslint.config.js": "module.exports = [{ rules: { \"no-unused-vars\": \"error\" }, languageOptions: { sourceType: \"commonjs\" } }];\n",
      "shop-stack.js": this.stack(),
      "main.js": this.program(),
      "shop-stack.test.js": TEST,
    };
  }

  private stack(): string {
    return `
const { DockerProvider } = require("@cdktf/provider-docker/lib/provider");
const { HttpBackend, TerraformStack } = require("cdktf");
const { AppServer, PythonApp, ReverseProxy, Secret, Tls, WebFramework } = require("cdktf-webstack");

class ShopStack extends TerraformStack {
  constructor(scope, id, { image, httpPort, replicas }) {
    super(scope, id);
    const address = "http://127.0.0.1:${this.options.statePort}/" + id;
    new HttpBackend(this, { address, lockAddress: address, unlockAddress: address });
    new DockerProvider(this, "Docker", { registryAuth: [{ address: process.env.REGISTRY ?? "ghcr.io" }] });
    const engine = new PythonApp({ wsgi: "app:application" });
    this.site = new WebFramework(this, "Site", { engine, image, secrets: { STRIPE_KEY: Secret.generated() }, environment: { NAME: id } });
    const upstream = new AppServer(this, "AppServer", { framework: this.site, replicas });
    new ReverseProxy(this, "Proxy", { upstream, serverNames: ["127.0.0.1"], tls: Tls.none(), httpPort, bindAddress: "127.0.0.1" });
  }
}
module.exports = { ShopStack };
`;
  }

  private program(): string {
    const { staging, production } = this.options.stacks;
    return `
const { App } = require("cdktf");
const { ContainerImage } = require("cdktf-webstack");
const { ShopStack } = require("./shop-stack");

const pushed = process.env.SHOP_IMAGE;
const app = new App();
const image = pushed
  ? ContainerImage.fromRegistry(pushed)
  : ContainerImage.fromPythonProject("shop", { caBundle: ${JSON.stringify(CA_BUNDLE) ?? "undefined"} });
const staging = new ShopStack(app, "${staging.id}", { image, httpPort: ${staging.port}, replicas: 1 });
new ShopStack(app, "${production.id}", { image: ContainerImage.fromImage(staging.site.image), httpPort: ${production.port}, replicas: 2 });
app.synth();
`;
  }

  private takeOver(application: string): void {
    execFileSync("mv", [application, join(this.origin, "shop")]);
  }

  private commit(message: string): void {
    this.git("add", "--all");
    this.git(...AUTHOR, "commit", "--quiet", "--message", message);
  }

  private git(...args: string[]): void {
    execFileSync("git", args, { cwd: this.origin, timeout: 60_000 });
  }

  private write(file: string, text: string): void {
    const path = join(this.origin, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

const TEST = `
const { Container } = require("@cdktf/provider-docker/lib/container");
const { App, Testing } = require("cdktf");
const { ContainerImage } = require("cdktf-webstack");
const { ShopStack } = require("./shop-stack");

Testing.setupJest();

test("production has as many containers of the application as it is told", () => {
  const image = ContainerImage.fromRegistry("example.com/shop:1");
  const stack = new ShopStack(Testing.stubVersion(new App()), "production", { image, httpPort: 80, replicas: 2 });
  expect(Testing.synth(stack, true)).toHaveResourceWithProperties(Container, { name: expect.stringMatching("^production-app-server-1-") });
});
`;
