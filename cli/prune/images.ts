import { imagesOf, keptImages } from "../releases/images";
import type { Site } from "../site";

/** Images built for the stack that no kept release needs and no container of the engine runs, another stack's neither. */
export async function unusedImages(site: Site): Promise<string[]> {
  const { stack, engine } = site;
  const present = imagesOf(stack.content);
  const needed = new Set([...present.map(({ name }) => name), ...(await keptImages(site))]);
  const repositories = new Set(present.filter(({ built }) => built).map(({ name }) => name.slice(0, name.lastIndexOf(":"))));
  const unused: string[] = [];
  for (const repository of repositories) {
    const listed = await engine.docker(["image", "ls", "--format", "{{.Repository}}:{{.Tag}}", repository]);
    const names = listed.split("\n").filter((name) => name.startsWith(`${repository}:`));
    for (const name of names.filter((one) => !needed.has(one))) {
      const users = await engine.docker(["ps", "--all", "--quiet", "--filter", `ancestor=${name}`]);
      if (users.trim() === "") unused.push(name);
    }
  }
  return unused;
}
