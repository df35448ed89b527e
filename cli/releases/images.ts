import type { Engine } from "../engine";
import { Refusal } from "../failure";
import type { Site } from "../site";
import { labelOf, resolved, type Synthesized } from "../synthesized";
import { type ReleaseRecord, readRecords } from "./record";

/** An image that a release runs. */
export interface ReleaseImage {
  readonly name: string;
  /** Whether it was built for the stack, so that no registry has it. */
  readonly built: boolean;
}

/** An application of a release. */
export interface ReleasedApplication {
  readonly construct: string;
  readonly release: string;
  readonly image: string;
}

/** Names of the images that the kept releases of a deployed stack need: without them one cannot be rolled back to. */
export async function keptImages(site: Site): Promise<string[]> {
  const records = await readRecords(site);
  return [...new Set(records.flatMap(({ content }) => imagesOf(content).map(({ name }) => name)))].sort();
}

/** The images of a release, but for those whose name only Terraform can tell. */
export function imagesOf({ resource = {} }: Synthesized): ReleaseImage[] {
  const all = Object.values(resource.docker_image ?? {}).map(({ name, build }) => ({ name, built: build !== undefined }));
  return all.filter(({ name }) => /^[A-Za-z0-9][\w.:/@-]*$/.test(name)).sort((one, other) => one.name.localeCompare(other.name));
}

/** The applications of a release and what each of them ran. */
export function applicationsOf(content: Synthesized): ReleasedApplication[] {
  const found = Object.values(content.resource?.docker_container ?? {}).flatMap((settings) => {
    const construct = labelOf(settings, "webstack.construct");
    const release = labelOf(settings, "webstack.release");
    return construct && release ? [{ construct, release, image: resolved(settings.image, content) }] : [];
  });
  return [...new Map(found.map((one) => [one.construct, one])).values()].sort((one, other) => one.construct.localeCompare(other.construct));
}

/** Those of some images that are not on the engine. */
export async function missingImages(engine: Engine, images: readonly ReleaseImage[]): Promise<ReleaseImage[]> {
  const answers = await Promise.all(images.map(({ name }) => engine.try(["image", "inspect", "--format", "{{.Id}}", name])));
  return images.filter((_, index) => answers[index].code !== 0);
}

/** Sees to it that the engine has every image of a release; refuses when one is gone for good. */
export async function requireImages({ engine }: Site, { id, content }: ReleaseRecord): Promise<void> {
  const missing = await missingImages(engine, imagesOf(content));
  const gone = missing.filter(({ built }) => built).map(({ name }) => name);
  if (gone.length > 0) {
    throw new Refusal(`the release ${id} cannot be put back: ${gone.join(", ")} is gone from ${engine.name}, and no registry has it; deploy that release's commit instead`);
  }
  for (const { name } of missing) {
    const { code, stderr } = await engine.try(["pull", name], { deadlineSeconds: 1800 });
    if (code === 0) continue;
    const reason = stderr.trim().split("\n").pop() ?? "";
    throw new Refusal(`the release ${id} cannot be put back: ${name} is gone from ${engine.name} and cannot be pulled (${reason}); pull it there, or deploy that release's commit`);
  }
}
