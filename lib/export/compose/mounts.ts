import type { Attributes } from "./attributes";

/** One mount of a container, in Compose's long form. */
export interface Mount {
  readonly type?: string;
  readonly source?: string;
  readonly target?: string;
  readonly read_only?: number | boolean | string;
  readonly bind?: object;
  readonly tmpfs?: object;
}

export function mounts(attributes: Attributes): Mount[] | undefined {
  return attributes.blocks("mounts", (block): Mount => {
    const type = block.text("type", { plain: true });
    const [bind] = block.blocks("bind_options", (options) => ({ propagation: options.text("propagation") })) ?? [{}];
    const [tmpfs] = block.blocks("tmpfs_options", (options) => ({ size: options.scalar("size_bytes"), mode: options.number("mode") })) ?? [];
    return {
      type,
      // A volume's name is a key of the file as well.
      source: block.text("source", { plain: type === "volume" }),
      target: block.text("target"),
      read_only: block.scalar("read_only"),
      // Terraform fails on a missing folder of the host; Compose would make one that belongs to root.
      bind: type === "bind" ? { create_host_path: false, ...bind } : undefined,
      tmpfs,
    };
  });
}
