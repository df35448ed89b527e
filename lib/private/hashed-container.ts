import { Container, type ContainerConfig } from "@cdktf/provider-docker/lib/container";
import { dependable, type ITerraformDependable, TerraformResource, type TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { configHash, type Unhashed } from "./config-hash";
import { LateValues, Produced } from "./late";
import { requireVersions } from "./required-versions";
import { joinStackCheck } from "./stack-check";
import { checkUniqueIds } from "./unique-ids";

interface Attributes {
  [name: string]: unknown;
  labels?: { label: string; value: unknown }[];
  networks_advanced?: { aliases?: unknown[] }[];
  ports?: unknown[];
  publish_all_ports?: boolean;
  network_mode?: string;
}

/** What of a container tells which settings it has, besides its label. */
export interface HashMarks {
  /** Alias in its networks that its hash is appended to. */
  readonly alias?: string;
  /** What its image is: as an attribute it is only a reference, the same for every version. */
  readonly imageIdentity?: string;
  /** Why no port of it may ever be published, by whatever override. */
  readonly neverPublish?: string;
}

/**
 * A container that is replaced when its finished settings change: the provider itself ignores edits of health check,
 * mounts, tmpfs and others. The hash is taken after overrides and aspects had their say.
 */
export class HashedContainer extends Container {
  public constructor(
    scope: Construct,
    id: string,
    { dependsOn, ...config }: ContainerConfig,
    private readonly marks: HashMarks = {},
    private readonly late = new LateValues(),
    private readonly unhashed: Unhashed = { env: [], ulimit: [], entrypoint: [] },
  ) {
    super(scope, id, config);
    this.dependsOn = dependsOn?.map((resource) => addressIn(this.cdktfStack, resource));
    checkUniqueIds(this);
    requireVersions(this);
    joinStackCheck(this);
  }

  public get configHash(): string {
    this.late.forget();
    return this.hashOf(this.body(super.toTerraform()));
  }

  public toTerraform(): unknown {
    this.late.forget();
    const terraform: unknown = super.toTerraform();
    const attributes = this.body(terraform);
    this.checkPorts(attributes);
    const own = { ...attributes };
    // While cdktf only looks for references between stacks, the hash would be made for nothing.
    const withHash = (make: (hash: string) => string) => new Produced(({ preparing }) => make(preparing ? "" : (hash ??= this.hashOf(own))));
    let hash: string | undefined;
    attributes.labels = [...(attributes.labels ?? []), { label: "webstack.config-hash", value: withHash((hash) => hash) }];
    const { alias } = this.marks;
    if (alias !== undefined) {
      attributes.networks_advanced = attributes.networks_advanced?.map((network) => ({
        ...network,
        aliases: [...(network.aliases ?? []), withHash((hash) => `${alias}-${hash}`)],
      }));
    }
    return terraform;
  }

  public toHclTerraform(): unknown {
    this.late.forget();
    return super.toHclTerraform();
  }

  private hashOf(attributes: Attributes): string {
    return configHash(this, { ...attributes, imageIdentity: this.marks.imageIdentity }, this.unhashed);
  }

  private checkPorts({ ports = [], publish_all_ports, network_mode }: Attributes): void {
    if (this.marks.neverPublish === undefined) return;
    if (ports.length === 0 && !publish_all_ports && network_mode !== "host") return;
    throw new Error(`at '${this.node.path}': no port of this container may be published, because ${this.marks.neverPublish}; remove the override that does it`);
  }

  private body(terraform: unknown): Attributes {
    const { resource } = terraform as { resource: Record<string, Record<string, Attributes>> };
    return resource[this.terraformResourceType][this.friendlyUniqueId];
  }
}

/** What `depends_on` says of a resource. Asked for the address of each, cdktf makes two more tokens with a stack trace. */
function addressIn(stack: TerraformStack, resource: ITerraformDependable): string {
  if (!TerraformResource.isTerraformResource(resource) || resource.cdktfStack !== stack) return dependable(resource);
  return Token.asString(new Produced(() => `${resource.terraformResourceType}.${resource.friendlyUniqueId}`));
}
