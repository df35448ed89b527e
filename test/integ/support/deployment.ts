import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { imageMirror } from "./shop";
import { type Outcome, Terraform } from "./terraform";

/** Stacks by id, each with what it is made of. */
export type Stacks = Readonly<Record<string, (stack: TerraformStack) => void>>;

/** Stacks a test writes itself; their files and states lie in a folder that goes with the test. */
export class Deployment {
  public readonly folder = mkdtempSync(join(tmpdir(), "webstack-integ-"));

  /** What the last synth warned of. */
  public warnings: string[] = [];

  private readonly initialized = new Set<string>();

  public synth(stacks: Stacks, context: Readonly<Record<string, unknown>> = {}): void {
    const app = new App({ outdir: join(this.folder, "cdktf.out"), context: { imageMirror: imageMirror(), ...context } });
    for (const [id, define] of Object.entries(stacks)) {
      const stack = new TerraformStack(app, id);
      new LocalBackend(stack, { path: join(this.folder, `${id}.tfstate`) });
      new DockerProvider(stack, "Docker", {});
      define(stack);
    }
    app.synth();
    this.warnings = app.node.findAll().flatMap(({ node }) =>
      node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => String(data)),
    );
  }

  /** What Terraform reads of a stack. */
  public synthesized(id: string): string {
    return readFileSync(join(this.output(id), "cdk.tf.json"), "utf8");
  }

  /** Terraform in the folder of one stack, ready to plan. */
  public async terraform(id: string): Promise<Terraform> {
    const terraform = new Terraform(this.output(id));
    if (!this.initialized.has(id)) await terraform.init();
    this.initialized.add(id);
    return terraform;
  }

  public async deploy(id: string): Promise<Outcome> {
    return (await this.terraform(id)).deploy();
  }

  public async destroy(id: string): Promise<void> {
    if (this.initialized.has(id)) await (await this.terraform(id)).destroy();
  }

  public dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The folder of one synthesized stack. */
  public output(id: string): string {
    return join(this.folder, "cdktf.out/stacks", id);
  }
}
