import { Container, type ContainerConfig } from "@cdktf/provider-docker/lib/container";
import { type IResolveContext, Lazy } from "cdktf";
import type { Construct } from "constructs";
import { configHash } from "./config-hash";
import { requireVersions } from "./required-versions";
import { joinStackCheck } from "./stack-check";
import { checkUniqueIds } from "./unique-ids";

interface Attributes {
  [name: string]: unknown;
  labels?: { label: string; value: string }[];
  networks_advanced?: { aliases?: string[] }[];
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
  private readonly hash = Lazy.stringValue({
    // While cdktf only looks for references between stacks, the hash would be made for nothing.
    produce: ({ preparing }: IResolveContext) => (preparing ? "" : this.configHash),
  });

  public constructor(scope: Construct, id: string, config: ContainerConfig, private readonly marks: HashMarks = {}) {
    super(scope, id, config);
    checkUniqueIds(this);
    requireVersions(this);
    joinStackCheck(this);
  }

  public get configHash(): string {
    return configHash(this, { ...this.body(super.toTerraform()), imageIdentity: this.marks.imageIdentity });
  }

  public toTerraform(): unknown {
    const terraform: unknown = super.toTerraform();
    const attributes = this.body(terraform);
    this.checkPorts(attributes);
    attributes.labels = [...(attributes.labels ?? []), { label: "webstack.config-hash", value: this.hash }];
    if (this.marks.alias !== undefined) {
      for (const network of attributes.networks_advanced ?? []) {
        network.aliases = [...(network.aliases ?? []), `${this.marks.alias}-${this.hash}`];
      }
    }
    return terraform;
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
