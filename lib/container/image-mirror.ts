import { parseImageName } from "./image-name";

/**
 * Puts a registry prefix before the full name of an image that the library picks.
 *
 * A mirror serves all registries: Docker Hub's images stand right below the prefix, official ones in `library/`, those
 * of any other registry below its host name.
 * `postgres:18` becomes `mirror/library/postgres:18`, `ghcr.io/a/b:1` becomes `mirror/ghcr.io/a/b:1`.
 *
 * @param mirror host with optional port and path, such as "registry.example.com:5000/cache"
 */
export function mirroredName(name: string, mirror?: string): string {
  const image = parseImageName(name);
  if (mirror === undefined) return name;
  const official = image.registry === undefined && !image.repository.includes("/");
  const path = official ? `library/${image.repository}` : image.repository;
  const folders = image.registry === undefined ? [] : [mirrorFolder(image.registry)];
  const tag = image.tag === undefined ? "" : `:${image.tag}`;
  const digest = image.digest === undefined ? "" : `@${image.digest}`;
  return [checkedMirror(mirror), ...folders, path].join("/") + tag + digest;
}

// A port's colon is not allowed inside a repository path.
function mirrorFolder(registry: string): string {
  return registry.replace(/:/g, "_").toLowerCase();
}

function checkedMirror(mirror: string): string {
  const prefix = typeof mirror === "string" ? mirror.replace(/\/$/, "") : mirror;
  try {
    parseImageName(`${prefix}/any`);
  } catch {
    throw new Error(
      "'imageMirror' must be a registry host with an optional port and path, such as \"registry.example.com/cache\", " +
        `got ${JSON.stringify(mirror)}`,
    );
  }
  return prefix;
}
