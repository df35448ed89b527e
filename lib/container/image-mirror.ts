import { parseImageName } from "./image-name";
import { shown } from "./kinds";

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
  const whole = [checkedMirror(mirror), ...folders, path].join("/") + tag + digest;
  parseImageName(whole);
  return whole;
}

// A port's colon is not allowed inside a repository path.
function mirrorFolder(registry: string): string {
  return registry.replace(/:/g, "_").toLowerCase();
}

/** It comes from the context, so it may be anything. */
function checkedMirror(mirror: unknown): string {
  try {
    if (typeof mirror !== "string") throw new Error("no text");
    const prefix = mirror.replace(/\/$/, "");
    parseImageName(`${prefix}/any`);
    return prefix;
  } catch {
    throw new Error(
      "the context value 'imageMirror' must be a registry host with an optional port and path, such as " +
        `'registry.example.com/cache', got ${shown(mirror)}`,
    );
  }
}
