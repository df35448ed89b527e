import type { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import { resolved } from "../private/resolved";

interface Attributes {
  readonly [name: string]: unknown;
}

/** A resource as Terraform will read it, after overrides and aspects. */
export class FinishedResource {
  private readonly attributes: Attributes;

  public constructor(public readonly construct: TerraformResource) {
    const { resource } = construct.toTerraform() as { resource: Record<string, Record<string, Attributes>> };
    this.attributes = resource[construct.terraformResourceType][construct.friendlyUniqueId];
  }

  /** The construct of the library that made it: what a user can name. */
  public get owner(): IConstruct {
    return this.construct.node.scope ?? this.construct;
  }

  public text(name: string): string | undefined {
    const value = this.resolved(name);
    return typeof value === "string" ? value : undefined;
  }

  public number(name: string): number | undefined {
    const value = this.resolved(name);
    return typeof value === "number" ? value : undefined;
  }

  public flag(name: string): boolean {
    return this.resolved(name) === true;
  }

  public texts(name: string): string[] {
    return this.list(name).filter((value) => typeof value === "string");
  }

  /** Nested blocks, such as `ports`. */
  public blocks(name: string): Attributes[] {
    return this.list(name).filter((value): value is Attributes => typeof value === "object" && value !== null);
  }

  /** A map, such as `tmpfs`. */
  public map(name: string): Attributes {
    const value = this.resolved(name);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Attributes) : {};
  }

  /** MiB of a place in memory, such as `/tmp`. */
  public tmpfsMiB(path: string): number | undefined {
    const options = this.map("tmpfs")[path];
    const [, size, unit] = (typeof options === "string" ? /(?:^|,)size=([0-9]+)([kmg]?)/.exec(options) : undefined) ?? [];
    return size === undefined ? undefined : Number(size) * (MIB[unit] ?? 1);
  }

  private list(name: string): unknown[] {
    const value = this.resolved(name);
    return Array.isArray(value) ? value : [];
  }

  private resolved(name: string): unknown {
    const value = this.attributes[name];
    return value === undefined ? undefined : resolved(value, this.construct);
  }
}

const MIB: { readonly [unit: string]: number } = { "": 1 / (1024 * 1024), k: 1 / 1024, m: 1, g: 1024 };
