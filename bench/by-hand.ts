import { Container } from "@cdktf/provider-docker/lib/container";
import { Image } from "@cdktf/provider-docker/lib/image";
import { Network } from "@cdktf/provider-docker/lib/network";
import { Volume } from "@cdktf/provider-docker/lib/volume";
import { DataResource, dependable, type TerraformResource, type TerraformStack } from "cdktf";
import type { Construct } from "constructs";

/** Resources of a stack by type and id, as they are written. */
export type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

type ResourceClass = new (scope: Construct, id: string, config: never) => TerraformResource;

const CLASSES: { readonly [type: string]: ResourceClass } = {
  docker_container: Container,
  docker_image: Image,
  docker_network: Network,
  docker_volume: Volume,
  terraform_data: DataResource,
};

/** The same resources by the classes of the provider, each given what it ends up as. */
export function byHand(stack: TerraformStack, resources: Resources): void {
  const made = new Map<string, TerraformResource>();
  for (const [type, byId] of Object.entries(resources)) {
    for (const [id, attributes] of Object.entries(byId)) {
      const resource = new CLASSES[type](stack, `${type}-${id}`, config(attributes) as never);
      resource.overrideLogicalId(id);
      made.set(`${type}.${id}`, resource);
    }
  }
  for (const [type, byId] of Object.entries(resources)) {
    for (const [id, { depends_on: addresses }] of Object.entries(byId)) {
      const needed = (addresses as string[] | undefined)?.map((address) => dependable(found(made, address)));
      if (needed) found(made, `${type}.${id}`).dependsOn = needed;
    }
  }
}

/** Without what only tells where in the tree a resource was made. */
export function withoutPaths(resources: Resources): Resources {
  return mapValues(resources, (byId) => mapValues(byId, (attributes) => Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== "//"))));
}

function found(made: Map<string, TerraformResource>, address: string): TerraformResource {
  const resource = made.get(address);
  if (resource === undefined) throw new Error(`no resource at ${address}`);
  return resource;
}

function config({ provisioner, ...attributes }: { readonly [name: string]: unknown }): Record<string, unknown> {
  const own = Object.entries(attributes).filter(([name]) => !["//", "depends_on"].includes(name));
  const provisioners = (provisioner as Record<string, object>[] | undefined)?.flatMap((one) =>
    Object.entries(one).map(([type, settings]) => ({ type, ...settings })),
  );
  return { ...Object.fromEntries(own.map(([name, value]) => [name === "build" ? "buildAttribute" : camel(name), blocks(value)])), provisioners };
}

/** Names of settings are the classes' own, down to the blocks in blocks. */
function blocks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(blocks);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [camel(name), blocks(inner)]));
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

function mapValues<A, B>(values: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
