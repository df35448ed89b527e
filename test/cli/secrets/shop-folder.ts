import { StackFolder } from "../../../cli/stack-folder";
import type { Synthesized } from "../../../cli/synthesized";
import { Shop, type ShopOptions } from "../../support/shop";

/** The shop as the command reads it. */
export function shopFolder(options: ShopOptions = {}): StackFolder {
  const { stack } = new Shop(options);
  stack.prepareStack();
  return new StackFolder("cdktf.out/stacks/shop", stack.toTerraform() as Synthesized);
}
