import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Refusal } from "./failure";
import { isInstalled, lastLines, run } from "./process";
import type { StackFolder } from "./stack-folder";

/** What Terraform knows to exist. */
export interface State {
  /** Where it was read, in words. */
  readonly from: string;
  /** Terraform's address (with the index of a copy left out) and id of each object, those to be removed too. */
  readonly objects: readonly { readonly type: string; readonly address: string; readonly id: string; readonly name?: string }[];
}

interface StateFile {
  readonly resources?: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly attributes?: { readonly id?: string; readonly name?: string } }[];
  }[];
}

/** The state where it is a file on this machine; an empty one where that file is missing, nothing where it is kept elsewhere. */
export function localState({ path, content }: StackFolder): State | undefined {
  const backend = content.terraform?.backend;
  if (backend !== undefined && backend.local === undefined) return undefined;
  const file = resolve(path, backend?.local?.path ?? "terraform.tfstate");
  return existsSync(file) ? parse(readFileSync(file, "utf8"), file) : { from: `${file}, which is not there`, objects: [] };
}

/** The state wherever it is kept, through Terraform; refuses when it cannot be had. */
export async function anyState(stack: StackFolder): Promise<State> {
  const local = localState(stack);
  if (local !== undefined) return local;
  if (!isInstalled("terraform")) throw new Refusal("the state is not on this machine, and 'terraform' is not installed to ask for it; install it");
  if (!existsSync(join(stack.path, ".terraform"))) {
    throw new Refusal(`the state of '${stack.id}' cannot be asked for yet; run 'terraform -chdir=${stack.path} init' first`);
  }
  const { code, stdout, stderr } = await run("terraform", [`-chdir=${stack.path}`, "state", "pull"], { deadlineSeconds: 120 });
  if (code !== 0) throw new Refusal(`the state of '${stack.id}' cannot be read: ${lastLines(stderr, 3)}`);
  return parse(stdout, "Terraform's backend");
}

function parse(text: string, from: string): State {
  const { resources = [] } = JSON.parse(text.trim() === "" ? "{}" : text) as StateFile;
  const objects = resources.filter(({ mode }) => mode === "managed").flatMap(({ type, name, instances }) =>
    instances.map(({ attributes = {} }) => ({ type, address: `${type}.${name}`, id: attributes.id ?? "", name: attributes.name })),
  );
  return { from, objects };
}
