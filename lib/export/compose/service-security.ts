import type { Attributes } from "./attributes";

/** What a container may do. */
export function security(attributes: Attributes): { readonly [name: string]: unknown } {
  const [capabilities] = attributes.blocks("capabilities", (block) => ({
    cap_drop: block.texts("drop")?.map(capability),
    cap_add: block.texts("add")?.map(capability),
  })) ?? [{}];
  return {
    user: attributes.text("user"),
    group_add: attributes.texts("group_add"),
    read_only: attributes.scalar("read_only"),
    ...capabilities,
    security_opt: attributes.texts("security_opts"),
    privileged: attributes.scalar("privileged"),
    userns_mode: attributes.text("userns_mode"),
  };
}

function capability(name: string): string {
  return name.replace(/^CAP_/, "");
}
