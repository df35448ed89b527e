import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { RELEASE_RECORD } from "../../rollout/record-names";

/** Settings of one resource or block, by Terraform's names. */
export interface Body {
  readonly [attribute: string]: unknown;
}

/** One resource of a finished stack. */
export interface Resource {
  /** What Terraform calls it, such as `docker_container.Proxy_CB0DFB71`. */
  readonly address: string;
  readonly type: string;
  /** Path of the construct that made it, for messages. */
  readonly path: string;
  readonly body: Body;
}

/** Terraform's own memory, of no use to anybody else. */
const LEFT_OUT = "terraform_data";

/** What records releases, which only Terraform can put back. */
const LEFT_OUT_IDS = new RegExp(`^${RELEASE_RECORD}_`);

const TYPES = ["docker_container", "docker_image", "docker_network", "docker_volume", "data.docker_network"];

/** What a synthesized stack says, read from its folder. */
export class StackOutput {
  public readonly name: string;
  private readonly resources = new Map<string, Resource>();

  public constructor(folder: string) {
    const stack = read(folder);
    this.name = metadata(stack).stackName ?? basename(folder);
    if (stack.module !== undefined) {
      throw new Error(`the stack '${this.name}' uses modules (${Object.keys(stack.module as Body).join(", ")}), which Compose does not know`);
    }
    this.add("", stack.resource);
    this.add("data.", stack.data);
  }

  public find(address: string): Resource | undefined {
    return this.resources.get(address);
  }

  /** All resources of one type, in the order of their addresses. */
  public all(type: string): Resource[] {
    return [...this.resources.values()].filter((resource) => resource.type === type);
  }

  private add(prefix: string, types: unknown): void {
    for (const [type, bodies] of sorted(types as { readonly [type: string]: Body })) {
      if (type === LEFT_OUT) continue;
      for (const [id, body] of sorted(bodies as { readonly [id: string]: Body })) {
        if (LEFT_OUT_IDS.test(id)) continue;
        const address = `${prefix}${type}.${id}`;
        const path = metadata(body).path ?? `${this.name}/${id}`;
        if (!TYPES.includes(prefix + type)) {
          throw new Error(`at '${path}': Compose has no '${prefix}${type}' (${address}); it knows ${TYPES.join(", ")}`);
        }
        this.resources.set(address, { address, type: prefix + type, path, body });
      }
    }
  }
}

function read(folder: string): Body {
  const file = join(folder, "cdk.tf.json");
  if (!existsSync(file)) {
    throw new Error(`'folder' must be the folder of a synthesized stack such as 'cdktf.out/stacks/shop', got '${folder}' without a cdk.tf.json`);
  }
  return JSON.parse(readFileSync(file, "utf8")) as Body;
}

function metadata(body: Body): { readonly stackName?: string; readonly path?: string } {
  return (body["//"] as { readonly metadata?: object } | undefined)?.metadata ?? {};
}

function sorted<T>(entries: { readonly [name: string]: T } | undefined): [string, T][] {
  return Object.entries(entries ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}
