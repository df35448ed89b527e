import { DefaultTokenResolver, StringConcat, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/**
 * A value as Terraform will read it, with keys in order and every token resolved. cdktf's own resolver looks for tokens
 * everywhere, which takes ten times as long.
 */
export function resolved(value: unknown, scope: IConstruct): unknown {
  if (typeof value === "string") return resolvedText(value, scope);
  if (typeof value === "number") return Token.isUnresolved(value) ? resolved(produce(value, scope), scope) : value;
  if (value === null || typeof value !== "object") return value;
  if (Tokenization.isResolvable(value)) return resolved(produce(value, scope), scope);
  if (Array.isArray(value)) {
    const isListToken = value.length === 1 && typeof value[0] === "string" && value[0].startsWith("#{TfToken[");
    return isListToken ? resolved(produce(value, scope), scope) : value.map((part) => resolved(part, scope));
  }
  const entries = Object.entries(value).map(([key, part]) => [key, resolved(part, scope)] as const);
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Text may look like a token and be none: it stays what it is, however often it is resolved. */
function resolvedText(text: string, scope: IConstruct): unknown {
  const value = text.includes("TfToken[") ? produce(text, scope) : text;
  return value === text ? text : resolved(value, scope);
}

function produce(value: unknown, scope: IConstruct): unknown {
  return Tokenization.resolve(value, { scope, resolver: RESOLVER, preparing: false });
}
