import { isAbsolute, join, relative, sep } from "node:path";
import type { Attributes } from "./attributes";

/** How Compose builds an image; nothing for one that a registry has. */
export function build(attributes: Attributes, folder: string, base: string): object | undefined {
  attributes.ignore("//", "depends_on", "lifecycle", "name", "keep_locally", "force_remove", "triggers", "pull_triggers", "timeouts");
  const [built] = attributes.blocks("build", (block) => ({
    context: contextPath(block.text("context", { plain: true }) ?? ".", folder, base),
    dockerfile: block.text("dockerfile"),
    target: block.text("target"),
    args: block.map("build_args"),
    labels: block.map("label"),
    tags: block.texts("tag"),
    no_cache: block.scalar("no_cache"),
    network: block.text("network_mode"),
  })) ?? [undefined];
  attributes.finish();
  return built;
}

/** Terraform runs in the stack's folder; Compose starts from its own file. */
function contextPath(context: string, folder: string, base: string): string {
  const absolute = isAbsolute(context) ? context : join(folder, context);
  const path = relative(base, absolute).split(sep).join("/").replaceAll("$", "$$$$");
  return path.startsWith("..") ? path : `./${path}`;
}
