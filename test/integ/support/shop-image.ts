import { readFileSync } from "node:fs";
import { join } from "node:path";
import { must } from "./must";
import { Shop } from "./shop";

interface Build {
  readonly context: string;
  readonly dockerfile: string;
}

/** Builds the image of the example shop, as the library would, under a name of the test's own. */
export function buildShopImage(name: string): void {
  const shop = new Shop("image", 80);
  try {
    shop.synth();
    const { resource } = JSON.parse(readFileSync(join(shop.output, "cdk.tf.json"), "utf8")) as { resource: { docker_image: Record<string, { build?: Build }> } };
    const [build] = Object.values(resource.docker_image).flatMap((image) => image.build ?? []);
    const context = join(shop.output, build.context);
    must("docker", ["build", "--quiet", "--tag", name, "--file", join(context, build.dockerfile), context], 400);
  } finally {
    shop.dispose();
  }
}
