import { join } from "node:path";
import { App, LocalBackend } from "cdktf";
import { ContainerImage } from "../../../lib";
import type { Environment } from "../../../stacks/environment";
import { ShopStack } from "../../../stacks/shop-stack";
import { Browser } from "../../support/browser";
import { Load } from "../../support/load";
import { containers, docker, forgetImages, named, sweep } from "./docker";
import { CA_BUNDLE, imageMirror, Shop } from "./shop";
import { Terraform } from "./terraform";

/** One of two environments, as it is deployed. */
export class DeployedEnvironment {
  public constructor(public readonly stackId: string, public readonly environment: Environment, public readonly terraform: Terraform) {}

  /** Where its visitors come in; as from a load balancer that ends TLS where its environment says so. */
  public get address() {
    const { httpPort: port, serverNames, tls } = this.environment;
    return tls.behindTls ? { port, host: serverNames[0], https: true } : { port, host: `${serverNames[0]}:${port}` };
  }

  public browser(): Browser {
    return new Browser(this.address);
  }

  public async load(): Promise<Load> {
    const load = new Load({ ...this.address, clients: 4, maxSeconds: 300 });
    await load.start();
    return load;
  }

  public get database(): string {
    return `${this.stackId}-database`;
  }

  public get applications(): string[] {
    return containers({ stack: this.stackId, construct: "AppServer" });
  }

  /** Ids of the images that the application's containers run. */
  public get imageIds(): string[] {
    return [...new Set(this.applications.map((name) => docker("inspect", "--format", "{{.Image}}", name)))];
  }

  /** Ids of the containers that its visitors' requests go through. */
  public get serving(): string[] {
    return containers({ stack: this.stackId, role: "service" }).map((name) => docker("inspect", "--format", "{{.Id}}", name));
  }

  /** A secret of the stack, by its volume. */
  public secret(volume: string): string {
    const mount = `${this.stackId}-${volume}:/secret:ro`;
    return docker("run", "--rm", "--network", "none", "--user", "0", "--volume", mount, this.imageIds[0], "cat", "/secret/value");
  }

  /** What its containers are, and what they hold on to. */
  public get parts(): string[] {
    const format = "{{.Name}} {{.Id}}{{range $name, $ := .NetworkSettings.Networks}} {{$name}}{{end}}{{range .Mounts}} {{.Name}}{{end}}";
    const shown = docker("inspect", "--format", format, ...containers({ stack: this.stackId }, { all: true })).split("\n");
    // Docker tells mounts in no order.
    return shown.map((line) => line.split(" ").sort().join(" "));
  }
}

/** Staging and production of the example, of one copy of its source, on one engine. */
export class ShopEnvironments {
  public readonly staging: DeployedEnvironment;
  public readonly production: DeployedEnvironment;
  private readonly shop: Shop;
  private version = "1.0.0";

  public constructor(private readonly prefix: string, environments: { readonly staging: Environment; readonly production: Environment }) {
    this.shop = new Shop(prefix, environments.staging.httpPort);
    [this.staging, this.production] = (["staging", "production"] as const).map((name) => {
      const stackId = `${prefix}-${name}`;
      return new DeployedEnvironment(stackId, environments[name], new Terraform(join(this.output, stackId)));
    });
  }

  /** Writes both stacks anew, as `cdktf deploy` does for either. */
  public synth(version = this.version): void {
    if (version !== this.version) this.shop.release(version);
    this.version = version;
    const app = new App({ outdir: join(this.output, ".."), context: { imageMirror: imageMirror() } });
    const staging = this.stack(app, this.staging, ContainerImage.fromPythonProject(this.shop.project, { caBundle: CA_BUNDLE }));
    this.stack(app, this.production, ContainerImage.fromImage(staging.site.image));
    app.synth();
  }

  public async dispose(): Promise<void> {
    try {
      for (const { terraform } of [this.staging, this.production]) await terraform.destroy();
      expect([...named("container", `${this.prefix}-`), ...named("network", `${this.prefix}-`)]).toEqual([]);
    } finally {
      sweep(`${this.prefix}-`);
      forgetImages(`${this.prefix}-`);
      this.shop.dispose();
    }
  }

  private get output(): string {
    return join(this.shop.folder, "cdktf.out/stacks");
  }

  private stack(app: App, { stackId, environment }: DeployedEnvironment, image: ContainerImage): ShopStack {
    const stack = new ShopStack(app, stackId, { environment, image });
    new LocalBackend(stack, { path: join(this.shop.folder, `${stackId}.tfstate`) });
    return stack;
  }
}
