import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { App, LocalBackend, TerraformStack } from "cdktf";
import {
  type AppServerProps,
  AppServer,
  ContainerImage,
  type DatabaseProps,
  Database,
  Django,
  type NginxProps,
  Nginx,
  ReverseProxy,
  type ReverseProxyProps,
  Tls,
  type WebFrameworkProps,
  WebFramework,
} from "../../../lib";
import { Terraform } from "./terraform";

/** Prefix of the images the library picks. The set-up before all tests decides about it, so it is read when it is needed. */
export function imageMirror(): string | undefined {
  return process.env.IMAGE_MIRROR || undefined;
}

export const CA_BUNDLE = process.env.NODE_EXTRA_CA_CERTS;

/** What a test may change about the shop between two deploys. */
export interface ShopVariant {
  readonly nginx?: NginxProps;
  readonly server?: Partial<AppServerProps>;
  readonly framework?: Partial<WebFrameworkProps>;
  readonly database?: DatabaseProps;
  readonly proxy?: Partial<ReverseProxyProps>;
}

/** A copy of the example shop that a test edits, deploys and asks. */
export class Shop {
  public readonly folder = mkdtempSync(join(tmpdir(), "webstack-shop-"));
  public readonly project = join(this.folder, "shop");
  public readonly terraform: Terraform;

  public constructor(public readonly stackId: string, public readonly port: number) {
    cpSync(join(__dirname, "../../../examples/shop"), this.project, { recursive: true, filter: (path) => !/__pycache__|sqlite3/.test(path) });
    this.terraform = new Terraform(this.output);
  }

  public get output(): string {
    return join(this.folder, "cdktf.out/stacks", this.stackId);
  }

  public get host(): string {
    return `shop.example.com:${this.port}`;
  }

  public synth(variant: ShopVariant = {}): void {
    const app = new App({ outdir: join(this.folder, "cdktf.out"), context: { imageMirror: imageMirror() } });
    const stack = new TerraformStack(app, this.stackId);
    new LocalBackend(stack, { path: join(this.folder, "terraform.tfstate") });
    new DockerProvider(stack, "Docker", {});
    const database = new Database(stack, "Database", { databaseName: "shop", ...variant.database });
    const framework = new WebFramework(stack, "Site", {
      engine: new Django({ project: "shop" }),
      image: ContainerImage.fromPythonProject(this.project, { caBundle: CA_BUNDLE }),
      database,
      ...variant.framework,
    });
    const upstream = new AppServer(stack, "AppServer", { framework, startTimeoutSeconds: 15, ...variant.server });
    new ReverseProxy(stack, "Proxy", {
      upstream,
      serverNames: ["shop.example.com", "localhost", "127.0.0.1"],
      tls: Tls.none(),
      httpPort: this.port,
      bindAddress: "127.0.0.1",
      engine: new Nginx(variant.nginx),
      ...variant.proxy,
    });
    app.synth();
  }

  /** A new version of the project: its page, a static file and, with its own migration, its database. */
  public release(version: string): void {
    this.edit("shop/__init__.py", () => `__version__ = "${version}"\n`);
    this.edit("catalog/static/catalog/shop.css", (text) => `${text}\n/* release ${version} */\n`);
    const number = version.replace(/[^0-9]/g, "_");
    this.write(
      `catalog/migrations/0100_release_${number}.py`,
      "from django.db import migrations\n\n\nclass Migration(migrations.Migration):\n" +
        `    dependencies = [("catalog", "${this.lastMigration}")]\n` +
        `    operations = [migrations.RunSQL("create table release_${number} (at timestamptz default now())", "drop table release_${number}")]\n`,
    );
    this.lastMigration = `0100_release_${number}`;
  }

  public edit(file: string, change: (text: string) => string): void {
    this.write(file, change(readFileSync(join(this.project, file), "utf8")));
  }

  public write(file: string, text: string): void {
    writeFileSync(join(this.project, file), text);
  }

  public remove(file: string): void {
    rmSync(join(this.project, file));
  }

  public dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private lastMigration = "0002_first_products";
}
