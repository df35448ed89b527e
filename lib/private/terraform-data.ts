import { type TerraformMetaArguments, TerraformResource } from "cdktf";
import type { Construct } from "constructs";

export interface TerraformDataConfig extends TerraformMetaArguments {
  /** What is kept. */
  readonly input: { readonly [name: string]: string };
  /** A change of it makes the resource anew. */
  readonly triggersReplace: { readonly [name: string]: string };
}

/**
 * Terraform's own resource that keeps a value in the state. The `DataResource` of cdktf starts Terraform at every synth to
 * ask for its version, each of them once more.
 */
export class TerraformData extends TerraformResource {
  public constructor(scope: Construct, id: string, private readonly config: TerraformDataConfig) {
    super(scope, id, { ...config, terraformResourceType: "terraform_data", terraformGeneratorMetadata: { providerName: "terraform" } });
  }

  protected synthesizeAttributes(): { [name: string]: unknown } {
    return { input: this.config.input, triggers_replace: this.config.triggersReplace };
  }
}
