import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { shortHash } from "./names";

/** What a change of does not need a new container: names, order, and what the provider applies to a running one. */
const LEFT_OUT = new Set([
  "//", "attach", "container_read_refresh_timeout_milliseconds", "cpu_shares", "depends_on", "destroy_grace_seconds", "labels",
  "lifecycle", "must_run", "name", "hostname", "provisioner", "remove_volumes", "restart", "start", "wait", "wait_timeout",
]);

/** Label that makes Docker's provider replace a container when anything in its finished settings has changed. */
export function configHash(scope: IConstruct, attributes: { readonly [name: string]: unknown }): string {
  const kept = Object.fromEntries(Object.entries(attributes).filter(([name]) => !LEFT_OUT.has(name)));
  const resolved: unknown = Tokenization.resolve(kept, {
    scope,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
  return shortHash(canonicalJson(resolved), 16);
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
