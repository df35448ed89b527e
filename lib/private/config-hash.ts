import type { IConstruct } from "constructs";
import { shortHash } from "./names";
import { resolved } from "./resolved";

/** What a change of does not need a new container: names, order, and what the provider applies to a running one. */
const LEFT_OUT = new Set([
  "//", "attach", "container_read_refresh_timeout_milliseconds", "cpu_shares", "depends_on", "destroy_grace_seconds", "labels",
  "lifecycle", "must_run", "name", "hostname", "provisioner", "remove_volumes", "restart", "start", "wait", "wait_timeout",
]);

/** Label that makes Docker's provider replace a container when anything in its finished settings has changed. */
export function configHash(scope: IConstruct, attributes: { readonly [name: string]: unknown }): string {
  const kept = Object.fromEntries(Object.entries(attributes).filter(([name]) => !LEFT_OUT.has(name)));
  return shortHash(JSON.stringify(resolved(kept, scope)), 16);
}
