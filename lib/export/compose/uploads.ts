import type { Attributes } from "./attributes";

/** A file that Compose writes into the container before it starts, into a mounted volume too. */
export interface Upload {
  readonly target: string;
  readonly content: string;
  readonly mode: string;
}

export function uploads(attributes: Attributes): Upload[] {
  const found = attributes.blocks("upload", (block): Upload => ({
    target: block.text("file") ?? "",
    content: block.text("content") ?? "",
    mode: block.text("permissions", { plain: true }) ?? (block.raw("executable") === true ? "0744" : "0644"),
  }));
  return (found ?? []).sort((a, b) => (a.target < b.target ? -1 : 1));
}
