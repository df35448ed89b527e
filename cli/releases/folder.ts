import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { RECORDED_FILE } from "../../lib/private/terraform-expressions";
import { Refusal } from "../failure";
import type { StackFolder } from "../stack-folder";
import type { AcceptedRecord } from "./accept/accept";

/** Where Terraform remembers which backend it was initialized for. */
const BACKEND = "terraform.tfstate";

interface Body {
  readonly [name: string]: unknown;
}

/**
 * Makes a folder from which Terraform puts an earlier release back: its resources, with the state, the provider and the
 * log-ins of the present folder.
 * @param skipped Terraform's ids of jobs that are to do nothing
 */
export function writeRollbackFolder(stack: StackFolder, { text, content }: AcceptedRecord, skipped: readonly string[]): string {
  const terraform = resolve(stack.path, process.env.TF_DATA_DIR ?? ".terraform");
  if (!existsSync(terraform)) throw new Refusal(`Terraform does not know the folder yet; run 'terraform -chdir=${stack.path} init' first`);
  const folder = join(stack.path, ".webstack/rollback");
  rmSync(folder, { recursive: true, force: true });
  // Terraform's plan holds what the state holds.
  mkdirSync(join(folder, ".terraform"), { recursive: true, mode: 0o700 });
  const made = configuration(content as Body, stack.content as Body, stack.path, skipped);
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(made, undefined, 2));
  // Recorded as what it is, not as what it takes to put it back.
  writeFileSync(join(folder, RECORDED_FILE), text);
  for (const file of readdirSync(stack.path).filter((name) => /^\.terraform\.lock\.hcl$|^terraform\.tfvars(\.json)?$|\.auto\.tfvars(\.json)?$/.test(name))) {
    cpSync(join(stack.path, file), join(folder, file));
  }
  for (const name of ["providers", "modules"]) link(join(terraform, name), join(folder, ".terraform", name));
  link(join(stack.path, "assets"), join(folder, "assets"));
  for (const name of ["environment", BACKEND].filter((one) => existsSync(join(terraform, one)))) cpSync(join(terraform, name), join(folder, ".terraform", name));
  const { local } = (made.terraform as { readonly backend: Body }).backend;
  if (local !== undefined) writeFileSync(join(folder, ".terraform", BACKEND), JSON.stringify(initialized(local)));
  return folder;
}

/** What 'terraform init' leaves behind for a state in a file. Written here, so that a roll-back needs nothing from any registry. */
function initialized(local: unknown) {
  return { version: 3, terraform_version: "1.5.0", backend: { type: "local", config: local, hash: 0 } };
}

/** What Terraform is to read. */
export function configuration(recorded: Body, present: Body, presentFolder: string, skipped: readonly string[]): Body {
  const { docker_image = {}, docker_container = {}, ...others } = (recorded.resource ?? {}) as { readonly [type: string]: { readonly [id: string]: Body } };
  return {
    ...recorded,
    terraform: isLocal(present) ? withAbsoluteState(present.terraform as Body | undefined, presentFolder) : present.terraform,
    provider: present.provider,
    // What the blocks of the present folder may refer to.
    ...(present.variable === undefined ? {} : { variable: present.variable }),
    ...(present.locals === undefined ? {} : { locals: present.locals }),
    resource: {
      ...others,
      docker_image: mapped(docker_image, (image) => (image.build === undefined ? image : withoutBuild(image))),
      docker_container: mapped(docker_container, (container, id) => (skipped.includes(id) ? { ...container, command: ["true"] } : container)),
    },
  };
}

/** The engine has it. One that the state knows under the same name stays as it is, and what runs it too. */
function withoutBuild({ build: _, lifecycle, ...image }: Body): Body {
  const { ignore_changes = [], ...rest } = (lifecycle ?? {}) as { readonly ignore_changes?: string | readonly string[] };
  return { ...image, lifecycle: { ...rest, ignore_changes: typeof ignore_changes === "string" ? ignore_changes : [...ignore_changes, "build"] } };
}

function isLocal({ terraform }: Body): boolean {
  const backend = (terraform as { readonly backend?: Body } | undefined)?.backend;
  return backend === undefined || backend.local !== undefined;
}

/** Seen from another folder a path of the state would lead elsewhere. */
function withAbsoluteState(terraform: Body = {}, folder: string): Body {
  const { local = {} } = (terraform.backend ?? {}) as { readonly local?: { readonly path?: string; readonly workspace_dir?: string } };
  const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(folder, path));
  const workspaces = absolute(local.workspace_dir ?? "terraform.tfstate.d");
  return { ...terraform, backend: { local: { ...local, path: absolute(local.path ?? "terraform.tfstate"), workspace_dir: workspaces } } };
}

function mapped(bodies: { readonly [id: string]: Body }, change: (body: Body, id: string) => Body): { [id: string]: Body } {
  return Object.fromEntries(Object.entries(bodies).map(([id, body]) => [id, change(body, id)]));
}

function link(target: string, path: string): void {
  // A junction is what Windows lets everybody make.
  if (existsSync(target)) symlinkSync(target, path, "junction");
}

