import { Attributes } from "./attributes";
import { build } from "./image";
import { Names } from "./names";
import { network } from "./network";
import { service, type Service } from "./service";
import { StackOutput } from "./stack-output";
import { startOrder } from "./start-order";
import type { Upload } from "./uploads";
import { volume } from "./volume";

/** What others ask of a service's entry. */
export interface Entry {
  readonly restart?: string;
  readonly depends_on?: { readonly [service: string]: object };
  readonly [name: string]: unknown;
}

/** A stack as Compose sees it: the sections of its file. */
export interface Project {
  readonly name: string;
  readonly services: { readonly [name: string]: Entry };
  readonly networks: { readonly [name: string]: object };
  readonly volumes: { readonly [name: string]: object };
  readonly configs: { readonly [name: string]: object };
}

/**
 * Reads a finished stack.
 * @param base folder of the Compose file, from which it names the folders of images
 */
export function readProject(folder: string, base: string): Project {
  const output = new StackOutput(folder);
  const names = new Names(output);
  const services = startOrder(readServices(output, names));
  const configs = new Map<string, object>();
  const images = readImages(output, names, folder, base);
  return {
    name: output.name.toLowerCase().replace(/[^a-z0-9_-]+/g, "-").replace(/^[_-]+/, ""),
    services: Object.fromEntries(services.map((one) => [one.name, entry(one, services, images, configs)])),
    networks: {
      ...named(output, names, "docker_network", network),
      ...external(services.flatMap(({ connections }) => Object.keys(connections.networks ?? {})), names.all("docker_network")),
    },
    volumes: { ...named(output, names, "docker_volume", volume), ...external(dataVolumes(services), names.all("docker_volume")) },
    configs: Object.fromEntries(configs),
  };
}

function readServices(output: StackOutput, names: Names): Service[] {
  const containers = names.all("docker_container");
  const twice = containers.find((name, index) => containers.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two containers of the stack '${output.name}' are named '${twice}'`);
  return output.all("docker_container").map((resource) => {
    const name = names.of(resource);
    return service(new Attributes(resource, names), name, resource.address, containers);
  });
}

function readImages(output: StackOutput, names: Names, folder: string, base: string): Map<string, object> {
  const builds = output.all("docker_image").map((resource) => [names.of(resource), build(new Attributes(resource, names), folder, base)] as const);
  return new Map(builds.flatMap(([name, built]) => (built ? [[name, built] as const] : [])));
}

function entry(one: Service, all: readonly Service[], images: Map<string, object>, configs: Map<string, object>): Entry {
  const built = images.get(one.image);
  // The first that runs an image builds it for all.
  images.delete(one.image);
  const after = all.filter(({ address }) => one.after.has(address));
  return {
    container_name: one.name,
    image: one.image,
    build: built,
    ...one.settings,
    ...one.connections,
    volumes: one.mounts.length > 0 ? one.mounts : undefined,
    configs: one.uploads.length > 0 ? one.uploads.map((upload) => config(one.name, upload, configs)) : undefined,
    depends_on: after.length > 0 ? Object.fromEntries(after.map(({ name, condition }) => [name, { condition }])) : undefined,
  };
}

/** Compose keeps the text of a file in a section of its own. */
function config(service: string, { target, content, mode }: Upload, configs: Map<string, object>): object {
  const name = `${service}${target}`.replace(/[^\w.-]+/g, "-");
  let source = name;
  for (let count = 2; configs.has(source); count++) source = `${name}-${count}`;
  configs.set(source, { content });
  return { source, target, mode };
}

function named(output: StackOutput, names: Names, type: string, translate: (attributes: Attributes) => object) {
  const entries = output.all(type).map((resource) => [names.of(resource), translate(new Attributes(resource, names))] as const);
  return Object.fromEntries(entries);
}

/** Compose neither makes nor removes what it calls external. */
function external(used: readonly string[], own: readonly string[]): { [name: string]: object } {
  const others = [...new Set(used)].filter((name) => !own.includes(name)).sort();
  return Object.fromEntries(others.map((name) => [name, { name, external: true }]));
}

function dataVolumes(services: readonly Service[]): string[] {
  return services.flatMap(({ mounts }) => mounts.flatMap(({ type, source }) => (type === "volume" && source !== undefined ? [source] : [])));
}
