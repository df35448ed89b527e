import type { Rule } from "../rule";

export const IMAGE_TAGS: Rule = {
  id: "image-tags",
  severity: "warning",
  title: "An image is named with its version, not `latest`.",
  why: "What is deployed again, on a new host or for a roll-back, is something else than what was tested.",
  wayOut: "Name the full version, or the digest: `registry.example.com/shop:1.4.2`, `...@sha256:...`.",
  check: (stack) => stack.images.flatMap((image) => {
    const name = image.text("name") ?? "";
    if (name.includes("${") || image.blocks("build").length > 0 || Object.keys(image.map("build")).length > 0) return [];
    const tag = /:([^/:@]+)(?:@.*)?$/.exec(name)?.[1];
    if (name.includes("@sha256:") || (tag !== undefined && tag !== "latest")) return [];
    return [{ at: image.owner, message: `the image '${name}' ${tag === undefined ? "has no tag, which means 'latest'" : "is whatever 'latest' means by then"}; name its version` }];
  }),
};
