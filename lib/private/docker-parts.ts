import { DataDockerNetwork } from "@cdktf/provider-docker/lib/data-docker-network";
import { Image } from "@cdktf/provider-docker/lib/image";
import { Network } from "@cdktf/provider-docker/lib/network";
import { Volume } from "@cdktf/provider-docker/lib/volume";
import { Annotations, TerraformStack } from "cdktf";
import { type Construct, Node } from "constructs";
import type { ContainerImage } from "../container/container-image";
import type { BuildSource, RegistrySource } from "../container/image-source";
import { BuildContextAsset } from "./build-context-asset";
import { type Late, lateString } from "./late";
import { hostName, kebab, shortHash, stackLabel } from "./names";
import { terraformText } from "./terraform-text";

/** An image resource: a missing image then fails before anything is stopped. */
export function defineImage(scope: Construct, id: string, image: ContainerImage): Image {
  const source = image._source({ imageMirror: imageMirror(scope) });
  image._warnings().forEach((warning) => Annotations.of(scope).addWarning(warning));
  if (source.kind === "registry") return new Image(scope, id, { name: source.name, keepLocally: true, dependsOn: madeInSameStack(scope, source) });
  return defineBuiltImage(scope, id, source, source);
}

/** Of another stack the name alone is known: a reference would tie the two states together. */
function madeInSameStack(scope: Construct, { madeBy }: RegistrySource): Image[] | undefined {
  return madeBy && TerraformStack.of(madeBy) === TerraformStack.of(scope) ? [madeBy] : undefined;
}

/** An image built from a context that may be known only when all else is. */
export function defineBuiltImage(scope: Construct, id: string, settings: Omit<BuildSource, "kind" | "context" | "hash">, source: Late<BuildSource>): Image {
  const context = new BuildContextAsset(scope, `${id}Context`, source);
  const name = hostName(scope, "image");
  const hash = (make: (hash: string) => string): string => lateString(typeof source === "function" ? () => make(source().hash) : make(source.hash));
  return new Image(scope, id, {
    name: hash((all) => `${name}:${all.slice(0, 16)}`),
    keepLocally: true,
    buildAttribute: {
      context: context.path,
      dockerfile: settings.dockerfile,
      target: settings.target,
      buildArgs: Object.fromEntries(Object.entries(settings.buildArgs).map(([name, value]) => [name, terraformText(value)])),
      label: labelsOf(scope, hash((all) => all.slice(0, 12))),
    },
  });
}

/** What an image is, known at synth: the hash of what it is built from, or its name. */
export function imageIdentity(scope: Construct, image: ContainerImage): string {
  const source = image._source({ imageMirror: imageMirror(scope) });
  return source.kind === "build" ? source.hash : source.name;
}

/** Prefix of every image that the library picks: the context value `imageMirror`. */
export function imageMirror(scope: Construct): string | undefined {
  return Node.of(scope).tryGetContext("imageMirror") as string | undefined;
}

/**
 * A bridge network. Its settings stand in its name: otherwise a change would make Terraform remove the network while
 * containers still use it, and fail half-way.
 */
export function defineNetwork(scope: Construct, id: string, { internal }: { readonly internal: boolean }): Network {
  return new Network(scope, id, { name: networkName(scope, id, internal), driver: "bridge", internal, labels: networkLabels(scope) });
}

export function networkName(scope: Construct, id: string, internal: boolean): string {
  return `${hostName(scope, kebab(id))}-${shortHash(JSON.stringify({ driver: "bridge", internal }), 6)}`;
}

/**
 * A network this stack does not make. When another stack of the library makes it, the id of the look-up tells the user
 * what to do when it is not there: Terraform prints it.
 */
export function lookUpNetwork(scope: Construct, name: string, made?: Network): DataDockerNetwork {
  const id = `LookUp-${name}`;
  const existing = Node.of(scope).tryFindChild(id);
  if (existing instanceof DataDockerNetwork) return existing;
  const network = new DataDockerNetwork(scope, id, { name });
  if (made) {
    const stack = TerraformStack.of(made).node.id.replace(/[^A-Za-z0-9_-]/g, "_");
    network.overrideLogicalId(`deploy_stack_${stack}_first_${shortHash(network.node.path, 6)}`);
  }
  return network;
}

/** A volume that goes with the stack. Data lives in volumes that are no resource, so that `destroy` leaves them. */
export function defineVolume(scope: Construct, id: string, name: string): Volume {
  return new Volume(scope, id, { name });
}

function networkLabels(scope: Construct) {
  return [{ label: "webstack.stack", value: stackLabel(scope) }];
}

function labelsOf(scope: Construct, release: string): { [label: string]: string } {
  return { "webstack.stack": stackLabel(scope), "webstack.construct": scope.node.id, "webstack.release": release };
}
