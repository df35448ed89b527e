import { ensureImages } from "../../../scripts/images";
import { Deployment } from "../support/deployment";
import type { Cell } from "./cells";
import { print } from "./report";
import { defineSite, stackId } from "./site";

const BUILD_SECONDS = 900;

interface Synthesized {
  readonly resource: { readonly docker_image: { readonly [id: string]: { readonly name: string; readonly build?: unknown } } };
}

/** Sees to it that there are the images of all products that the cells run. */
export async function ensureProducts(cells: readonly Cell[]): Promise<void> {
  await withDeployment(async (deployment) => {
    deployment.synth(Object.fromEntries(cells.map((cell) => [stackId(cell), (stack) => void defineSite(stack, cell, "1")])));
    const images = cells.flatMap((cell) => {
      const { resource } = JSON.parse(deployment.synthesized(stackId(cell))) as Synthesized;
      return Object.values(resource.docker_image).filter(({ build }) => build === undefined);
    });
    await ensureImages([...new Set(images.map(({ name }) => name))].sort(), { say: print });
  });
}

/** Builds each framework's image by itself, so that no cell is measured with a build in it: they find every layer. */
export async function buildApplications(cells: readonly Cell[]): Promise<void> {
  const byFramework = new Map(cells.map((cell) => [cell.framework, cell]));
  for (const cell of byFramework.values()) await withDeployment((deployment) => build(deployment, cell));
}

async function build(deployment: Deployment, cell: Cell): Promise<void> {
  // The images of this stack keep their names, so that the layers outlive the cells.
  const stack = `wsmatrix-${cell.framework}`;
  let image = "";
  deployment.synth({ [stack]: (scope) => void ({ image } = defineSite(scope, cell, "1")) });
  const terraform = await deployment.terraform(stack);
  const { child, done } = terraform.start(["apply", "-auto-approve", "-input=false", `-target=${image}`]);
  const deadline = setTimeout(() => child.kill("SIGKILL"), BUILD_SECONDS * 1000);
  const { code, output, seconds } = await done.finally(() => clearTimeout(deadline));
  if (code !== 0) throw new Error(`the image of ${cell.framework} was not built:\n${output.slice(-3000)}`);
  print(`image of ${cell.framework}: ${seconds.toFixed(1)} s`);
}

async function withDeployment(work: (deployment: Deployment) => Promise<void>): Promise<void> {
  const deployment = new Deployment();
  try {
    await work(deployment);
  } finally {
    deployment.dispose();
  }
}
