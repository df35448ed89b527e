import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

type StackCheck = (stack: TerraformStack) => string[];

const joined = new WeakSet<TerraformStack>();
let stackCheck: StackCheck = () => [];

/** Sets what compares the finished parts of a stack with each other. */
export function setStackCheck(check: StackCheck): void {
  stackCheck = check;
}

/** Makes synth compare the parts of the construct's stack, once. */
export function joinStackCheck(construct: Construct): void {
  const stack = TerraformStack.of(construct);
  if (joined.has(stack)) return;
  joined.add(stack);
  stack.node.addValidation({ validate: () => stackCheck(stack) });
}
