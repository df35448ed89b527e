import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { mustRun } from "../cli/process";
import { AppServer, ComposeFile, ContainerImage, Database, Django, ReverseProxy, Tls, WebFramework } from "../lib";

/** The example shop with everything the library makes by default, in a folder that goes with it. */
export class BenchShop {
  public readonly folder = mkdtempSync(join(tmpdir(), "webstack-bench-"));
  private readonly project = join(this.folder, "shop");

  public constructor(public readonly id: string, public readonly port: number, private readonly mirror: string | undefined) {
    cpSync(resolve("examples/shop"), this.project, { recursive: true, filter: (path) => !/__pycache__|sqlite3/.test(path) });
  }

  public get output(): string {
    return join(this.folder, "cdktf.out/stacks", this.id);
  }

  public synth(): void {
    const app = new App({ outdir: join(this.folder, "cdktf.out"), context: this.mirror === undefined ? {} : { imageMirror: this.mirror } });
    const stack = new TerraformStack(app, this.id);
    new LocalBackend(stack, { path: join(this.folder, "terraform.tfstate") });
    new DockerProvider(stack, "Docker", {});
    const database = new Database(stack, "Database", { databaseName: "shop" });
    const image = ContainerImage.fromPythonProject(this.project, { caBundle: process.env.SHOP_CA_BUNDLE ?? process.env.NODE_EXTRA_CA_CERTS });
    const framework = new WebFramework(stack, "Site", { engine: new Django({ project: "shop" }), image, database });
    const upstream = new AppServer(stack, "AppServer", { framework });
    const serverNames = ["localhost", "127.0.0.1"];
    new ReverseProxy(stack, "Proxy", { upstream, serverNames, tls: Tls.none(), httpPort: this.port, bindAddress: "127.0.0.1" });
    app.synth();
  }

  /** Another version of the program. */
  public release(version: string): void {
    writeFileSync(join(this.project, "shop/__init__.py"), `__version__ = "${version}"\n`);
    this.synth();
  }

  public terraform(...args: string[]): Promise<string> {
    return mustRun("terraform", [...args, "-input=false", "-no-color"], { cwd: this.output, deadlineSeconds: 600 });
  }

  /** By Compose, until the job that puts the release before the public is through. */
  public async composeUp(): Promise<void> {
    ComposeFile.write(this.output);
    for (const volume of ComposeFile.dataVolumes(this.output)) await mustRun("docker", ["volume", "create", volume], { deadlineSeconds: 30 });
    const up = ["compose", "--file", join(this.output, "compose.yaml"), "up", "--detach", "--build", "--quiet-pull"];
    await mustRun("docker", up, { deadlineSeconds: 600 });
    const code = (await mustRun("docker", ["wait", `${this.id}-proxy-route`], { deadlineSeconds: 300 })).trim();
    if (code !== "0") throw new Error(`the release was not put before the public (exit code ${code})`);
  }

  public dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
