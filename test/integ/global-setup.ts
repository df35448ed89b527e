import { ensureEngine } from "../../scripts/engine";
import { ensureImages, HOME_MADE_PREFIX, registryAnswers } from "../../scripts/images";
import { neededImages } from "./support/needed-images";

/** Sees to it that the tests find a Docker engine that has the images, and tells them where those are from. */
export default async function setup(): Promise<void> {
  const engine = await ensureEngine({ say, confirm: () => Promise.resolve(false) });
  say(`Docker ${engine.version} at ${engine.endpoint}, found ${engine.found}`);
  // Terraform's provider does not know the contexts of the docker command.
  process.env.DOCKER_HOST ??= engine.endpoint;
  const mirror = await chooseMirror();
  const names = neededImages();
  await ensureImages(names, { say });
  say(`images ${mirror}: ${names.join(", ")}`);
}

async function chooseMirror(): Promise<string> {
  if (process.env.IMAGE_MIRROR) return `of ${process.env.IMAGE_MIRROR}, as IMAGE_MIRROR says`;
  if (await registryAnswers()) return "of their registries";
  process.env.IMAGE_MIRROR = HOME_MADE_PREFIX;
  return "made here from Debian's packages, because no registry answers";
}

function say(line: string): void {
  process.stdout.write(`before the tests: ${line}\n`);
}
