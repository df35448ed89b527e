import type { Resource, StackOutput } from "./stack-output";
import { templateParts } from "./terraform-template";

/** Attributes that hold a resource's name: what a reference to one becomes. */
const NAMES: { readonly [type: string]: readonly string[] } = {
  docker_container: ["name"],
  docker_image: ["name"],
  docker_network: ["name"],
  docker_volume: ["name", "id"],
  "data.docker_network": ["name"],
};

/** Ids that only an engine knows. Where Compose wants the thing itself its name will do; in a text it will not. */
const IDS: { readonly [type: string]: readonly string[] } = {
  docker_container: ["id"],
  docker_image: ["image_id"],
  docker_network: ["id"],
  "data.docker_network": ["id"],
};

const REFERENCE = /^((?:data\.)?[a-z]\w*)\.([\w-]+)\.(\w+)$/;

/** The time of the plan at the end of a name: old and new containers run side by side under Terraform only. */
const STAMP = /-?\$\{formatdate\("\w+", plantimestamp\(\)\)\}$/;

/** Names of containers, networks and volumes, and of images with their registry, tag and digest. */
const NAME = /^[a-zA-Z0-9][\w.:/@-]+$/;

/** Which resource an expression names. */
export interface Reference {
  readonly resource: Resource;
  readonly name: string;
}

/** The names of a finished stack's resources. */
export class Names {
  public constructor(private readonly output: StackOutput) {}

  /** The resource whose name, or with `ids` whose id, the expression asks for; nothing if it is no such reference. */
  public refer(expression: string, ids: boolean): Reference | undefined {
    const [, type = "", id = "", attribute = ""] = REFERENCE.exec(expression) ?? [];
    const resource = this.output.find(`${type}.${id}`);
    const known = [...(NAMES[type] ?? []), ...(ids ? (IDS[type] ?? []) : [])];
    return resource && known.includes(attribute) ? { resource, name: this.of(resource) } : undefined;
  }

  public of({ address, path, body }: Resource): string {
    const given = typeof body.name === "string" ? body.name.replace(STAMP, "") : "";
    const parts = templateParts(given).map((part) => ("text" in part ? part.text : this.refer(part.expression, false)?.name));
    const name = parts.join("");
    if (!NAME.test(name) || parts.includes(undefined)) {
      throw new Error(`at '${path}': 'name' of ${address} must be a plain name, got ${JSON.stringify(body.name)}`);
    }
    return name;
  }

  /** Names of all resources of one type. */
  public all(type: string): string[] {
    return this.output.all(type).map((resource) => this.of(resource));
  }
}
