import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type ISynthesisSession, TerraformStack } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { Construct } from "constructs";
import type { BuildSource } from "../container/image-source";
import { type Late, lateString, now } from "./late";

/**
 * Puts a build context beside the synthesized stack, in a folder named by its hash. `TerraformAsset` does not do: it
 * follows links, and a link to a folder above never ends.
 */
export class BuildContextAsset extends Construct {
  /** Path as the stack's own file sees it. */
  public readonly path: string;

  public constructor(scope: Construct, id: string, source: Late<BuildSource>) {
    super(scope, id);
    const stack = TerraformStack.of(this);
    const folder = join("assets", stack.getLogicalId(this.node));
    this.path = lateString(typeof source === "function" ? () => join(folder, source().hash) : join(folder, source.hash));
    addCustomSynthesis(this, {
      onSynthesize: (session: ISynthesisSession) => {
        const { workingDirectory } = session.manifest.forStack(stack);
        const root = join(session.manifest.outdir, workingDirectory);
        rmSync(join(root, folder), { recursive: true, force: true });
        // A copy is read by whoever deploys and nobody else.
        mkdirSync(join(root, folder), { recursive: true, mode: 0o700 });
        const { context, hash } = now(source);
        context.write(join(root, folder, hash));
      },
    });
  }
}
