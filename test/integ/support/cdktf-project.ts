import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mustRun, run, type RunResult } from "../../../cli/process";
import { CA_BUNDLE, imageMirror } from "./shop";

const ROOT = join(__dirname, "../../..");
const PACKAGES = [".bin", "@cdktf", "cdktf", "cdktf-cli", "constructs"];

/** A user's project: a folder of its own, with the compiled library among its packages. */
export class CdktfProject {
  public readonly folder = mkdtempSync(join(tmpdir(), "webstack-cdktf-"));

  public constructor(private readonly stackId: string, private readonly port: number) {
    cpSync(join(ROOT, "examples/shop"), join(this.folder, "shop"), { recursive: true, filter: (path) => !/__pycache__|sqlite3/.test(path) });
    mkdirSync(join(this.folder, "node_modules"));
    for (const name of PACKAGES) symlinkSync(join(ROOT, "node_modules", name), join(this.folder, "node_modules", name));
    symlinkSync(ROOT, join(this.folder, "node_modules/cdktf-webstack"));
    this.write("cdktf.json", JSON.stringify(this.settings()));
    this.write("main.js", this.program());
  }

  /** Compiles the library, as it is now, to what a user installs. */
  public static async build(): Promise<void> {
    await mustRun("npm", ["run", "--silent", "build"], { cwd: ROOT, deadlineSeconds: 180 });
  }

  /** Runs a command in the project's folder. It does not ask, nor tell anybody else that it runs. */
  public run(command: string, ...args: string[]): Promise<RunResult> {
    const env = { CHECKPOINT_DISABLE: "1", CI: "1", NO_COLOR: "1", FORCE_COLOR: "0" };
    return run(command, args, { cwd: this.folder, env, deadlineSeconds: 500 });
  }

  /** The output of a command that must not fail. */
  public async succeed(command: string, ...args: string[]): Promise<string> {
    const { code, stdout, stderr, failure } = await this.run(command, ...args);
    if (code !== 0) throw new Error(`${command} ${args.join(" ")}: ${failure ?? `exit code ${code}`}\n${(stdout + stderr).slice(-6000)}`);
    return stdout + stderr;
  }

  public dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private settings(): Record<string, unknown> {
    const context = imageMirror() === undefined ? {} : { imageMirror: imageMirror() };
    return { language: "typescript", app: "node main.js", projectId: this.stackId, sendCrashReports: "false", context };
  }

  private program(): string {
    return `
const { DockerProvider } = require("@cdktf/provider-docker/lib/provider");
const { App, TerraformStack } = require("cdktf");
const { AppServer, ContainerImage, Database, Django, ReverseProxy, Tls, WebFramework } = require("cdktf-webstack");

const app = new App();
const stack = new TerraformStack(app, ${JSON.stringify(this.stackId)});
new DockerProvider(stack, "Docker");
const database = new Database(stack, "Database");
const framework = new WebFramework(stack, "Site", {
  engine: new Django({ project: "shop" }),
  image: ContainerImage.fromPythonProject("shop", { caBundle: ${JSON.stringify(CA_BUNDLE) ?? "undefined"} }),
  database,
});
const upstream = new AppServer(stack, "AppServer", { framework });
const address = { httpPort: ${this.port}, bindAddress: "127.0.0.1" };
new ReverseProxy(stack, "Proxy", { upstream, serverNames: ["shop.example.com"], tls: Tls.none(), ...address });
app.synth();
`;
  }

  private write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }
}
