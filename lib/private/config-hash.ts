import { isDeepStrictEqual } from "node:util";
import type { IConstruct } from "constructs";
import { shortHash } from "./names";
import { resolved } from "./resolved";

/** What a change of does not need a new container: names, order, and what the provider applies to a running one. */
const LEFT_OUT = new Set([
  "//", "attach", "container_read_refresh_timeout_milliseconds", "cpu_shares", "depends_on", "destroy_grace_seconds", "labels",
  "lifecycle", "must_run", "name", "hostname", "provisioner", "remove_volumes", "restart", "start", "wait", "wait_timeout",
]);

/** What a container gets when it is made: those that ran before are not replaced for it. */
export interface Unhashed {
  readonly env: readonly string[];
  readonly ulimit: readonly object[];
  /** First words of the entry point. */
  readonly entrypoint: readonly string[];
}

/** Label that makes Docker's provider replace a container when anything in its finished settings has changed. */
export function configHash(scope: IConstruct, attributes: { readonly [name: string]: unknown }, unhashed: Unhashed): string {
  const kept = Object.fromEntries(Object.entries(attributes).filter(([name]) => !LEFT_OUT.has(name)));
  const all = resolved(kept, scope) as { readonly [name in keyof Unhashed]?: unknown };
  const hashed = {
    ...all,
    env: without(all.env, unhashed.env),
    ulimit: without(all.ulimit, unhashed.ulimit),
    entrypoint: withoutFirst(all.entrypoint, unhashed.entrypoint),
  };
  return shortHash(JSON.stringify(hashed), 16);
}

/** An override of an entry makes another one of it, which counts. */
function without(entries: unknown, unhashed: readonly unknown[]): unknown {
  if (!Array.isArray(entries) || unhashed.length === 0) return entries;
  const rest = entries.filter((one) => !unhashed.some((other) => isDeepStrictEqual(one, other)));
  return rest.length > 0 ? rest : undefined;
}

function withoutFirst(words: unknown, unhashed: readonly string[]): unknown {
  if (!Array.isArray(words) || !unhashed.every((word, index) => words[index] === word)) return words;
  return words.slice(unhashed.length);
}
