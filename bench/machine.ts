import { isInstalled, mustRun } from "../cli/process";
import { ensureCompose } from "../scripts/compose";
import { ensureEngine } from "../scripts/engine";
import { ensureImages, HOME_MADE_PREFIX, registryAnswers } from "../scripts/images";
import { installMissing } from "../scripts/install";
import { say } from "../scripts/say";
import { neededImages } from "../scripts/shop";
import { BenchShop } from "./shop";

/** Sees to the engine, Compose and the images. Gives where the images come from: a prefix, or nothing for their registries. */
export async function prepareMachine(): Promise<string | undefined> {
  const engine = await ensureEngine({ say, confirm: () => Promise.resolve(false) });
  // Terraform's provider does not know the contexts of the docker command.
  process.env.DOCKER_HOST ??= engine.endpoint;
  await ensureCompose();
  const mirror = process.env.IMAGE_MIRROR ?? ((await registryAnswers()) ? undefined : HOME_MADE_PREFIX);
  const shop = new BenchShop("wsbenchimages", 18_700, mirror);
  try {
    shop.synth();
    await ensureImages(neededImages(shop.output), { say });
  } finally {
    shop.dispose();
  }
  return mirror;
}

/** The program that asks for pages as fast as it gets them. */
export async function ensureWrk(): Promise<void> {
  if (isInstalled("wrk")) return;
  await installMissing({ what: "wrk", packages: ["wrk"] }, { say });
}

const KINDS: readonly { readonly list: readonly string[]; readonly remove: readonly string[] }[] = [
  { list: ["ps", "-a", "--format", "{{.Names}}"], remove: ["rm", "--force", "--volumes"] },
  { list: ["network", "ls", "--format", "{{.Name}}"], remove: ["network", "rm"] },
  { list: ["volume", "ls", "--format", "{{.Name}}"], remove: ["volume", "rm"] },
  // Their layers stay, for the next build.
  { list: ["image", "ls", "--format", "{{.Repository}}:{{.Tag}}"], remove: ["image", "rm", "--no-prune"] },
];

/** Removes the containers, networks, volumes and images whose names begin so. */
export async function sweep(prefix: string): Promise<void> {
  for (const { list, remove } of KINDS) {
    const names = (await docker(...list)).split("\n").filter((name) => name.startsWith(prefix));
    if (names.length > 0) await docker(...remove, ...names);
  }
}

export async function docker(...args: string[]): Promise<string> {
  return (await mustRun("docker", args, { deadlineSeconds: 120 })).trim();
}
