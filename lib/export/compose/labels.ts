import type { Attributes } from "./attributes";

export function labels(attributes: Attributes): object | undefined {
  const entries = attributes.blocks("labels", (block) => [block.text("label", { plain: true }) ?? "", block.text("value") ?? ""] as const);
  return entries && Object.fromEntries(entries);
}
