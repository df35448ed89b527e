import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { type App, TerraformElement, TerraformResource, TerraformStack, Testing } from "cdktf";

/** A resource as Terraform reads it; of a container's attributes those the tests ask for by name. */
export interface Attributes {
  readonly [name: string]: unknown;
  readonly name: string;
  readonly image?: string;
  readonly command?: string[];
  readonly entrypoint?: string[];
  readonly env?: string[];
  readonly user?: string;
  readonly group_add?: string[];
  readonly depends_on?: string[];
  readonly labels?: { label: string; value: string }[];
  readonly mounts?: { type: string; source: string; target: string; read_only: boolean }[];
  readonly networks_advanced?: { name: string; aliases?: string[] }[];
  readonly upload?: { file: string; content: string }[];
  readonly lifecycle?: { create_before_destroy?: boolean; ignore_changes?: string[]; precondition?: { condition: string; error_message: string }[] };
}

type Block = { readonly [type: string]: { readonly [id: string]: Attributes } };

let outdir: string | undefined;

afterAll(() => {
  if (outdir !== undefined) rmSync(outdir, { recursive: true, force: true });
  outdir = undefined;
});

/** An app whose output goes to a temporary folder that is removed after the tests of the file. */
export function newApp(context: { [name: string]: unknown } = {}): App {
  outdir ??= mkdtempSync(join(tmpdir(), "webstack-synth-"));
  return Testing.app({ outdir, context });
}

/** A stack with the provider in it. */
export function newStack(id = "shop", app = newApp()): TerraformStack {
  const stack = new TerraformStack(app, id);
  new DockerProvider(stack, "Docker");
  return stack;
}

/** A stack as Terraform gets it, after validations, overrides and aspects. */
export function synth(stack: TerraformStack): Synthesized {
  stack.prepareStack();
  return new Synthesized(stack, Testing.synth(stack, true));
}

export class Synthesized {
  /** The resources as text. The rest holds the path of the state, which cdktf puts into the working directory. */
  public readonly resourcesText: string;
  private readonly resources: Block;
  private readonly addresses = new Map<string, string>();

  public constructor(
    stack: TerraformStack,
    public readonly text: string,
  ) {
    this.resources = (JSON.parse(text) as { resource: Block }).resource;
    this.resourcesText = JSON.stringify(this.resources);
    for (const element of stack.node.findAll()) {
      if (!TerraformElement.isTerraformElement(element) || !(element instanceof TerraformResource)) continue;
      const path = element.node.path.slice(stack.node.path.length + 1);
      this.addresses.set(path, `${element.terraformResourceType}.${element.friendlyUniqueId}`);
    }
  }

  /** Paths of the constructs below the stack whose resources have this type, such as `docker_container`. */
  public paths(type = ""): string[] {
    return [...this.addresses].filter(([, address]) => address.startsWith(`${type}${type ? "." : ""}`)).map(([path]) => path);
  }

  /** The resource of the construct with this path below the stack, such as `Proxy/Resource`. */
  public at(path: string): Attributes {
    const [type, id] = this.address(path).split(".");
    return this.resources[type][id];
  }

  /** Every resource of a type with its path. */
  public all(type: string): [string, Attributes][] {
    return this.paths(type).map((path) => [path, this.at(path)]);
  }

  /** The variables of a container. */
  public environment(path: string): { [name: string]: string } {
    return Object.fromEntries((this.at(path).env ?? []).map((entry) => [entry.split("=", 1)[0], entry.slice(entry.indexOf("=") + 1)]));
  }

  public label(path: string, label: string): string | undefined {
    return this.at(path).labels?.find((one) => one.label === `webstack.${label}`)?.value;
  }

  /** Paths of what a resource refers to or depends on, directly. */
  public edges(path: string): string[] {
    const text = JSON.stringify(this.at(path));
    const mentioned = new Set(text.match(/docker_[a-z_]+\.[A-Za-z0-9_-]+/g) ?? []);
    return this.paths().filter((other) => other !== path && mentioned.has(this.address(other)));
  }

  /** Paths of everything a resource needs, directly or by way of others. */
  public reaches(path: string): string[] {
    const found = new Set<string>();
    const visit = (from: string): void => {
      for (const next of this.edges(from)) {
        if (found.has(next)) continue;
        found.add(next);
        visit(next);
      }
    };
    visit(path);
    return [...found].sort();
  }

  private address(path: string): string {
    const address = this.addresses.get(path);
    if (address === undefined) throw new Error(`no resource at '${path}', but at ${[...this.addresses.keys()].join(", ")}`);
    return address;
  }
}

/** Paths of the resources that differ between two stacks, those of one of them alone included. */
export function differences(before: Synthesized, after: Synthesized): string[] {
  const paths = [...new Set([...before.paths(), ...after.paths()])];
  const text = (synthesized: Synthesized, path: string): string =>
    synthesized.paths().includes(path) ? JSON.stringify(synthesized.at(path)) : "";
  return paths.filter((path) => text(before, path) !== text(after, path)).sort();
}
