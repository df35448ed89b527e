import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type TerraformStack, Testing } from "cdktf";

/** Hands over the folder of a stack as a deploy sees it, and removes it. */
export function inFolder<T>(stack: TerraformStack, use: (folder: string) => T): T {
  const outdir = Testing.fullSynth(stack);
  try {
    return use(join(outdir, "stacks", stack.node.id));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The Dockerfiles that were written for the stack's images. */
export function dockerfiles(stack: TerraformStack): string[] {
  return inFolder(stack, (folder) => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /(^|\/)Dockerfile$/.test(file));
    return files.map((file) => readFileSync(join(folder, file), "utf8"));
  });
}
