import { Lazy, TerraformOutput, TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { checkKinds, listOf, oneOf } from "../container/kinds";
import { at } from "../private/at";
import { namesByPath } from "./outputs/resources";
import { allUrls, firstUrl } from "./outputs/urls";
import { volumesByPath } from "./outputs/volumes";

/** What a stack can tell as Terraform outputs. The values are the outputs' names. */
export enum OutputName {
  /** Where browsers find the first site, for `terraform output -raw url`; empty without a `ReverseProxy`. */
  URL = "url",

  /** Where browsers find all sites: a list with every server name but those with an asterisk. */
  URLS = "urls",

  /** Name of every container on the Docker host by the path of its construct, jobs included. */
  CONTAINERS = "containers",

  /** Name of every network by the path of its construct. */
  NETWORKS = "networks",

  /** Names of the volumes by the path of the construct that fills them, those of data and secrets included. */
  VOLUMES = "volumes",

  /** Name of every image, with tag or digest, by the path of its construct. */
  VERSIONS = "versions",
}

/** Properties of `StackOutputs`. */
export interface StackOutputsProps {
  /**
   * What to tell.
   *
   * @default - everything
   */
  readonly names?: OutputName[];
}

/**
 * What a stack made, as Terraform outputs: `terraform output` in the stack's folder shows it, `terraform output -json`
 * gives it to other programs. It knows constructs that are added after it as well. Nothing in it is secret.
 *
 * @throws at synth, if the stack has another output of one of the names
 */
export class StackOutputs extends Construct {
  public constructor(scope: Construct, id: string, props: StackOutputsProps = {}) {
    super(scope, id);
    at(this, () => checkKinds("", props, { optional: { names: listOf(oneOf(OutputName)) } }));
    const stack = TerraformStack.of(this);
    const names = [...new Set(props.names ?? Object.values(OutputName))];
    if (names.length === 0) throw new Error(`'names' must name at least one output, such as OutputName.URL, got none; leave it out for all`);
    const outputs = names.map((name) => {
      const { description, produce } = OUTPUTS[name];
      // While cdktf only looks for references between stacks, there is none of them here.
      const value = Lazy.anyValue({ produce: ({ preparing }) => (preparing ? "" : produce(stack)) });
      return new TerraformOutput(this, name, { value, description, staticId: true });
    });
    this.node.addValidation({ validate: () => outputs.flatMap((output) => taken(stack, output)) });
  }
}

const OUTPUTS: Readonly<Record<OutputName, { readonly description: string; readonly produce: (stack: TerraformStack) => unknown }>> = {
  [OutputName.URL]: { description: "Where browsers find the first site", produce: firstUrl },
  [OutputName.URLS]: { description: "Where browsers find all sites", produce: allUrls },
  [OutputName.CONTAINERS]: { description: "Containers by construct", produce: (stack) => namesByPath(stack, "docker_container") },
  [OutputName.NETWORKS]: { description: "Networks by construct", produce: (stack) => namesByPath(stack, "docker_network") },
  [OutputName.VOLUMES]: { description: "Volumes by the construct that fills them", produce: volumesByPath },
  [OutputName.VERSIONS]: { description: "Images by construct", produce: (stack) => namesByPath(stack, "docker_image") },
};

/** Two outputs of one name become one, and cdktf says nothing. */
function taken(stack: TerraformStack, output: TerraformOutput): string[] {
  const name = output.friendlyUniqueId;
  const isOther = (node: IConstruct): boolean => node !== output && TerraformOutput.isTerraformOutput(node) && node.friendlyUniqueId === name;
  return stack.node.findAll().filter(isOther).map((other) =>
    `'${output.node.path}' and '${other.node.path}' would be one output in Terraform, '${name}'; rename yours, or leave ours out of 'names'`,
  );
}
