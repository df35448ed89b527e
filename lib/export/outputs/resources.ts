import { DefaultTokenResolver, StringConcat, TerraformResource, type TerraformStack, Tokenization } from "cdktf";
import { type IConstruct, Node } from "constructs";
import { terraformText } from "../../private/terraform-text";

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/** Every resource of a type that a stack has by now, the user's own ones included. */
export function resources(stack: TerraformStack, type: string): TerraformResource[] {
  const all = stack.node.findAll().filter((node): node is TerraformResource => TerraformResource.isTerraformResource(node));
  return all.filter(({ terraformResourceType }) => terraformResourceType === type);
}

/** Path below the stack, without the ids that only say that a construct has one of its kind. */
export function shortPath(stack: TerraformStack, construct: IConstruct): string {
  return terraformText(Node.of(construct).path.slice(stack.node.path.length + 1).replace(/\/(Resource|Image)$/, ""));
}

/** The names of a type's resources by the short paths of these, in the order of the paths. */
export function namesByPath(stack: TerraformStack, type: string): { [path: string]: string } {
  const names = resources(stack, type).map((one) => [shortPath(stack, one), one.getStringAttribute("name")] as const);
  return Object.fromEntries(names.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** An attribute as Terraform reads it: after overrides, with what is known late. */
export function attribute(resource: TerraformResource, name: string): unknown {
  const { resource: blocks } = resource.toTerraform() as { resource: Record<string, Record<string, Record<string, unknown>>> };
  const value = blocks[resource.terraformResourceType][resource.friendlyUniqueId][name];
  return Tokenization.resolve(value, { scope: resource, resolver: RESOLVER, preparing: false });
}
