import { Refusal } from "../failure";
import type { StackContainer, StackFolder } from "../stack-folder";
import { resolved, type Synthesized } from "../synthesized";

/** Where a secret comes from, in the library's words. */
export type SecretKind = "generated" | "named" | "host-file" | "plain";

/** A secret that a stack's jobs make or look for. */
export interface StackSecret {
  /** As the operator types it: `Site/secret-key`, `Database/password`, and of a named one just its name. */
  readonly name: string;
  readonly kind: SecretKind;
  readonly volume: string;
  /** The group that may read it. */
  readonly groupId: string;
  /** File on the Docker host that it is copied from. */
  readonly hostFile?: string;
  /** Constructs whose containers mount it. */
  readonly usedBy: readonly string[];
  /** Jobs that prepare the databases it is the application's password of. */
  readonly opens: readonly StackContainer[];
  /** The database it is the administrator's password of. */
  readonly administers?: string;
}

/** Every secret of a stack but those in volumes of the user's own, which the stack does not make. */
export function stackSecrets(stack: StackFolder): StackSecret[] {
  const found = stack.containers.filter(isMaker).flatMap((maker) => secretsOf(maker, stack));
  return [...new Map(found.map((secret) => [secret.name, secret])).values()].sort((one, other) => one.name.localeCompare(other.name));
}

/** The secret of a name; refuses one that the stack does not have. */
export function stackSecret(stack: StackFolder, name: string): StackSecret {
  const all = stackSecrets(stack);
  const found = all.find((secret) => secret.name === name);
  if (found === undefined) throw new Refusal(`the stack '${stack.id}' has no secret '${name}'; it has ${all.map((secret) => secret.name).join(", ") || "none"}`);
  return found;
}

function isMaker({ path, role }: StackContainer): boolean {
  return role === "job" && /(^|\/)Secrets$/.test(path);
}

function secretsOf(maker: StackContainer, stack: StackFolder): StackSecret[] {
  const sources = mountSources(maker, stack.content);
  return (maker.settings.command ?? []).map((entry) => {
    const [id, groupId, kind, own] = resolved(entry, stack.content).split(" ");
    const volume = sources.get(`/secrets/${id}`) ?? "";
    return {
      name: own ?? [maker.construct, id].filter(Boolean).join("/"),
      kind: kind as SecretKind,
      volume,
      groupId,
      hostFile: sources.get(`/host/${id}`),
      usedBy: usersOf(volume, stack),
      opens: stack.containers.filter((job) => fileOf(job, "PASSWORD_FILE", stack.content) === volume),
      administers: stack.containers.find((job) => fileOf(job, "ADMINISTRATOR_PASSWORD_FILE", stack.content) === volume)?.construct,
    };
  });
}

/** Volume of the secret that a variable of a database's job names the file of. */
function fileOf(job: StackContainer, variable: string, content: Synthesized): string | undefined {
  if (!/(^|\/)Provision$/.test(job.path)) return undefined;
  const file = job.settings.env?.find((entry) => entry.startsWith(`${variable}=`))?.slice(variable.length + 1);
  return file && mountSources(job, content).get(file.slice(0, file.lastIndexOf("/")));
}

function usersOf(volume: string, stack: StackFolder): string[] {
  const users = stack.containers.filter((one) => !isMaker(one) && [...mountSources(one, stack.content).values()].includes(volume));
  return [...new Set(users.map(({ construct }) => withoutJob(construct)))].sort();
}

/** What a user calls it: the jobs of a release are the application's. */
export function withoutJob(construct: string): string {
  return construct.replace(/\/Job-[a-z0-9-]+$/, "");
}

function mountSources({ settings }: StackContainer, content: Synthesized): Map<string, string> {
  return new Map((settings.mounts ?? []).map(({ target, source }) => [target, resolved(source, content)]));
}
