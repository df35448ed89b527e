import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { mustRun, run } from "../cli/process";
import { HOME_MADE_PREFIX, registryAnswers } from "./images";

export const STACK = "shop";
export const ADDRESS = "127.0.0.1";
export const OUTPUT = resolve("cdktf.out");
export const STACK_FOLDER = join(OUTPUT, "stacks", STACK);

/** Where the shop is published on this machine. */
export function shopPort(): number {
  const port = Number(process.env.SHOP_PORT ?? 8080);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`SHOP_PORT must be a whole number from 1 to 65535, got '${process.env.SHOP_PORT}'`);
  }
  return port;
}

/** Throws when somebody else listens on the shop's port. */
export async function checkPort(port: number): Promise<void> {
  const ours = await run("docker", ["port", `${STACK}-proxy`], { deadlineSeconds: 30 });
  if (ours.code === 0 && ours.stdout.includes(`:${port}\n`)) return;
  const free = await new Promise<boolean>((settle) => {
    const server = createServer();
    server.once("error", () => settle(false));
    server.listen(port, ADDRESS, () => server.close(() => settle(true)));
  });
  if (!free) throw new Error(`port ${port} of ${ADDRESS} is taken; choose another one: SHOP_PORT=${port + 1} npm run up`);
}

/** Writes Terraform's files; images come from a mirror made here where no registry answers. */
export async function synthesize(port: number): Promise<void> {
  const context = (await registryAnswers()) ? {} : { imageMirror: HOME_MADE_PREFIX };
  await mustRun(process.execPath, [resolve("dist/stacks/main.js")], {
    deadlineSeconds: 120,
    env: {
      CDKTF_OUTDIR: OUTPUT,
      CDKTF_CONTEXT_JSON: JSON.stringify(context),
      SHOP_PORT: String(port),
      SHOP_ADDRESS: ADDRESS,
      // A network that re-signs TLS tells Node.js so; the image's build needs to know as well.
      SHOP_CA_BUNDLE: process.env.SHOP_CA_BUNDLE ?? process.env.NODE_EXTRA_CA_CERTS ?? "",
    },
  });
}

/** Names of the images that are not built from the project: those of the stack, and those a Dockerfile begins with. */
export function neededImages(folder: string): string[] {
  const { resource } = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as Synthesized;
  const images = Object.values(resource.docker_image ?? {});
  const pulled = images.filter(({ build }) => build === undefined).map(({ name }) => name);
  return [...new Set([...pulled, ...dockerfiles(folder).flatMap(basesOf)])];
}

interface Synthesized {
  readonly resource: { readonly docker_image?: { readonly [id: string]: { readonly name: string; readonly build?: unknown } } };
}

function dockerfiles(folder: string): string[] {
  const assets = join(folder, "assets");
  if (!existsSync(assets)) return [];
  return readdirSync(assets, { recursive: true, encoding: "utf8" })
    .filter((path) => path.split(/[\\/]/).length === 3 && path.endsWith("Dockerfile"))
    .map((path) => readFileSync(join(assets, path), "utf8"));
}

/** Images that stages of a Dockerfile begin with, without those that are stages themselves. */
function basesOf(dockerfile: string): string[] {
  const stages = [...dockerfile.matchAll(/^FROM\s+(\S+)(?:\s+AS\s+(\S+))?/gim)];
  const names = new Set(stages.map(([, , name]) => name));
  return stages.map(([, image]) => image).filter((image) => !names.has(image) && !image.includes("$"));
}
