import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Refusal } from "./failure";
import { labelOf, type DockerProviderBlock, type Synthesized, type SynthesizedContainer } from "./synthesized";

const FILE = "cdk.tf.json";
const OUTPUT = "cdktf.out/stacks";

/** A container of the stack, by its place in the tree of constructs. */
export interface StackContainer {
  /** Terraform's address. */
  readonly address: string;
  /** Path below the stack: `Site/Job-migrate/Resource`. */
  readonly path: string;
  /** Path of the construct that made it: `Site/Job-migrate`. */
  readonly construct: string;
  readonly role: string;
  readonly settings: SynthesizedContainer;
}

/** A synthesized stack: what Terraform deploys from its folder. */
export class StackFolder {
  /** @param given path of the folder, or the stack's id, whose folder is looked for below `cdktf.out` */
  public static read(given: string): StackFolder {
    const candidates = [resolve(given), resolve(OUTPUT, given)];
    const path = candidates.find((folder) => existsSync(join(folder, FILE)));
    if (path === undefined) {
      throw new Refusal(`'${given}' is no stack's folder: there is neither ${join(given, FILE)} nor ${join(OUTPUT, given, FILE)}; run 'cdktf synth' first, or name another folder`);
    }
    const text = readFileSync(join(path, FILE), "utf8");
    let content: Synthesized;
    try {
      content = JSON.parse(text) as Synthesized;
    } catch {
      throw new Refusal(`'${join(given, FILE)}' is not JSON; run 'cdktf synth' again`);
    }
    return new StackFolder(path, content);
  }

  /** What the stack's containers are labelled with. */
  public readonly label: string;

  public readonly containers: readonly StackContainer[];

  public constructor(public readonly path: string, public readonly content: Synthesized) {
    this.containers = Object.entries(content.resource?.docker_container ?? {}).map(([id, settings]) => ({
      address: `docker_container.${id}`,
      path: settings["//"].metadata.path.split("/").slice(1).join("/"),
      construct: labelOf(settings, "webstack.construct") ?? "",
      role: labelOf(settings, "webstack.role") ?? "",
      settings,
    }));
    const label = this.containers.map(({ settings }) => labelOf(settings, "webstack.stack")).find((value) => value !== undefined);
    if (label === undefined) throw new Refusal(`the stack in '${path}' has no container of this library; name another stack's folder`);
    this.label = label;
  }

  /** As a user writes it in the next command. */
  public get id(): string {
    return basename(this.path);
  }

  public get provider(): DockerProviderBlock {
    return this.content.provider?.docker?.[0] ?? {};
  }

  /** Paths of the constructs that have containers. */
  public get constructs(): string[] {
    return [...new Set(this.containers.map(({ construct }) => construct))].sort();
  }

  /** The one that made the containers meant by a name; refuses a name that nothing here has. */
  public construct(name: string): string {
    const found = this.constructs.find((construct) => construct === name || construct.startsWith(`${name}/`));
    if (found === undefined) throw new Refusal(`the stack '${this.id}' has no construct '${name}'; it has ${this.constructs.join(", ")}`);
    return name;
  }
}
