import { isDeepStrictEqual } from "node:util";
import type { IConstruct } from "constructs";
import { shortHash } from "./names";
import { resolved } from "./resolved";

/** What a change of does not need a new container: names, order, and what the provider applies to a running one. */
const LEFT_OUT = new Set([
  "//", "attach", "container_read_refresh_timeout_milliseconds", "cpu_shares", "depends_on", "destroy_grace_seconds", "labels",
  "lifecycle", "must_run", "name", "hostname", "provisioner", "remove_volumes", "restart", "start", "wait", "wait_timeout",
]);

/** What a process had in memory, secrets included, would be written beside its data where it crashes. */
export const NO_CORE_DUMPS = { name: "core", soft: 0, hard: 0 };

/** Label that makes Docker's provider replace a container when anything in its finished settings has changed. */
export function configHash(scope: IConstruct, attributes: { readonly [name: string]: unknown }): string {
  const kept = Object.fromEntries(Object.entries(attributes).filter(([name]) => !LEFT_OUT.has(name)));
  const all = resolved(kept, scope) as { readonly ulimit?: unknown };
  return shortHash(JSON.stringify({ ...all, ulimit: withoutCoreDumps(all.ulimit) }), 16);
}

/** What every container has tells none from another, and databases that were made before it are not replaced for it. */
function withoutCoreDumps(ulimit: unknown): unknown {
  if (!Array.isArray(ulimit)) return ulimit;
  const rest = ulimit.filter((one) => !isDeepStrictEqual(one, NO_CORE_DUMPS));
  return rest.length > 0 ? rest : undefined;
}
