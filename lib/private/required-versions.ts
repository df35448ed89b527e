import { TerraformElement, TerraformProvider, TerraformStack, Token } from "cdktf";
import { type Construct, Node } from "constructs";
import { allowsOlderThan } from "./version-constraint";

/** `plantimestamp()`, which gives containers their names, came with it; all else that stacks use is older. */
export const OLDEST_TERRAFORM = "1.5.0";

/** The first that takes an image's name with a digest and makes a volume that was lost anew. */
export const OLDEST_PROVIDER = "3.6.2";

/** The first package that asks for that provider. */
const OLDEST_PACKAGE = "12.0.3";

const ID = "WebstackVersions";

/** Makes the stack of a construct say, once, what it needs, and fail where an older provider could come. */
export function requireVersions(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  if (Node.of(stack).tryFindChild(ID) === undefined) new RequiredVersions(stack, ID);
}

/**
 * An element of its own, since overrides of the stack are laid over those: what a user says by
 * `stack.addOverride("terraform.required_version", ...)` stays, whether it was said before or after.
 */
class RequiredVersions extends TerraformElement {
  public constructor(stack: TerraformStack, id: string) {
    super(stack, id);
    stack.node.addValidation({ validate: () => tooOld(stack) });
  }

  public toTerraform(): unknown {
    return { terraform: { required_version: `>= ${OLDEST_TERRAFORM}` } };
  }
}

function tooOld(stack: TerraformStack): string[] {
  const overridden = overrideOf(stack);
  if (overridden !== undefined) {
    return refused(overridden, `'${stack.node.path}'`, `override "terraform.required_providers.docker.version" with ">= ${OLDEST_PROVIDER}" or newer, or not at all`);
  }
  const providers = stack.node.findAll().filter((node) => TerraformProvider.isTerraformProvider(node));
  return providers.filter(({ terraformResourceType }) => terraformResourceType === "docker").flatMap((provider) => {
    const { providerVersion, providerVersionConstraint } = provider.terraformGeneratorMetadata ?? {};
    const advice = `make the DockerProvider of @cdktf/provider-docker ${OLDEST_PACKAGE} or newer`;
    return refused(providerVersion || providerVersionConstraint, `'${provider.node.path}'`, advice);
  });
}

function refused(constraint: unknown, where: string, wayOut: string): string[] {
  if (typeof constraint !== "string" || Token.isUnresolved(constraint) || !allowsOlderThan(constraint, OLDEST_PROVIDER)) return [];
  return [`${where} must ask for version ${OLDEST_PROVIDER} or newer of the provider kreuzwerker/docker, got "${constraint}"; ${wayOut}`];
}

/** cdktf keeps a stack's overrides to itself, and asking it for the finished stack takes as long as a synth. */
function overrideOf(stack: TerraformStack): unknown {
  const path = ["rawOverrides", "terraform", "required_providers", "docker", "version"];
  return path.reduce<unknown>((value, name) => (typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined), stack);
}
