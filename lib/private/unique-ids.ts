import { TerraformElement, TerraformStack } from "cdktf";
import type { Construct } from "constructs";

const checked = new WeakSet<TerraformStack>();

/**
 * Two ids directly under a stack that differ only in characters Terraform does not take become one resource, and cdktf
 * keeps the later one without a word. This refuses them, once for each stack.
 */
export function checkUniqueIds(construct: Construct): void {
  const stack = TerraformStack.of(construct);
  if (checked.has(stack)) return;
  checked.add(stack);
  stack.node.addValidation({ validate: () => collapsedIds(stack) });
}

function collapsedIds(stack: TerraformStack): string[] {
  const paths = new Map<string, string>();
  const errors: string[] = [];
  for (const element of stack.node.findAll()) {
    const address = addressOf(element);
    if (address === undefined) continue;
    const { path } = element.node;
    const other = paths.get(address);
    if (other === undefined) paths.set(address, path);
    else errors.push(`'${other}' and '${path}' would be one resource in Terraform, '${address}'; give one of them another id (only letters, digits, '-' and '_' count)`);
  }
  return errors;
}

function addressOf(element: unknown): string | undefined {
  if (!TerraformElement.isTerraformElement(element) || !("terraformResourceType" in element)) return undefined;
  const kind = element.constructor.name.startsWith("Data") ? "data." : "";
  return `${kind}${String(element.terraformResourceType)}.${element.friendlyUniqueId}`;
}
