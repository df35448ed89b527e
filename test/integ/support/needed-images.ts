import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Shop } from "./shop";

interface ImageResource {
  readonly name: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
}

/** Names of the images that a deploy of the shop needs beforehand: those it runs and those its own are built from. */
export function neededImages(): string[] {
  const shop = new Shop("images", 80);
  try {
    shop.synth();
    const { resource } = JSON.parse(readFileSync(join(shop.output, "cdk.tf.json"), "utf8")) as { resource: { docker_image: Record<string, ImageResource> } };
    const images = Object.values(resource.docker_image);
    return [...new Set(images.flatMap(({ name, build }) => (build ? baseImages(join(shop.output, build.context, build.dockerfile)) : [name])))].sort();
  } finally {
    shop.dispose();
  }
}

function baseImages(dockerfile: string): string[] {
  const stages = [...readFileSync(dockerfile, "utf8").matchAll(/^FROM (?:--\S+ )*(\S+)(?: AS (\S+))?/gim)];
  const names = stages.map(([, , name]) => name);
  return stages.map(([, image]) => image).filter((image) => !names.includes(image));
}
