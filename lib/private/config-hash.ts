import { DefaultTokenResolver, StringConcat, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { shortHash } from "./names";

/** What a change of does not need a new container: names, order, and what the provider applies to a running one. */
const LEFT_OUT = new Set([
  "//", "attach", "container_read_refresh_timeout_milliseconds", "cpu_shares", "depends_on", "destroy_grace_seconds", "labels",
  "lifecycle", "must_run", "name", "hostname", "provisioner", "remove_volumes", "restart", "start", "wait", "wait_timeout",
]);

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/** Label that makes Docker's provider replace a container when anything in its finished settings has changed. */
export function configHash(scope: IConstruct, attributes: { readonly [name: string]: unknown }): string {
  const kept = Object.fromEntries(Object.entries(attributes).filter(([name]) => !LEFT_OUT.has(name)));
  return shortHash(JSON.stringify(canonical(kept, scope)), 16);
}

/** With keys in order and every token resolved. cdktf's own resolver looks for tokens everywhere, which takes ten times as long. */
function canonical(value: unknown, scope: IConstruct): unknown {
  if (typeof value === "string") return value.includes("TfToken[") ? canonical(resolve(value, scope), scope) : value;
  if (typeof value === "number") return Token.isUnresolved(value) ? canonical(resolve(value, scope), scope) : value;
  if (value === null || typeof value !== "object") return value;
  if (Tokenization.isResolvable(value)) return canonical(resolve(value, scope), scope);
  if (Array.isArray(value)) {
    const isListToken = value.length === 1 && typeof value[0] === "string" && value[0].startsWith("#{TfToken[");
    return isListToken ? canonical(resolve(value, scope), scope) : value.map((part) => canonical(part, scope));
  }
  const entries = Object.entries(value).map(([key, part]) => [key, canonical(part, scope)] as const);
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function resolve(value: unknown, scope: IConstruct): unknown {
  return Tokenization.resolve(value, { scope, resolver: RESOLVER, preparing: false });
}
