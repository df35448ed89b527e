import { existsSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { type ContextEntry, contextEntry, listContext } from "./build-context";
import { contextFolder } from "./context-folder";
import type { DirectoryImageOptions } from "./image-options";
import { type BuildSource, buildSource, checkedBuildArgs, checkedInclude, existingFolder } from "./image-source";
import { ANYTHING, checkKinds, listOf, mapOf, TEXT } from "./kinds";
import { INCLUDE_OR_IGNORE, type LeftOut, leftOutWarnings } from "./left-out";
import { checkLength, NAME_CHARACTERS } from "./lengths";

const KINDS = { optional: { dockerfile: TEXT, target: TEXT, buildArgs: mapOf(ANYTHING), include: listOf(TEXT) } };

/** Checks a folder with a Dockerfile now, and gives what reads it later. */
export function directoryImage(path: string, options: DirectoryImageOptions): () => BuildSource {
  checkKinds("ContainerImage.fromDirectory", options, KINDS);
  const folder = existingFolder(path);
  const dockerfile = checkedDockerfile(folder, options.dockerfile ?? "Dockerfile");
  const buildArgs = checkedBuildArgs(options.buildArgs);
  const include = checkedInclude(options.include);
  const { target } = options;
  if (target !== undefined && !/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(target)) {
    throw new Error(`'target' must be the name of a build stage, got ${JSON.stringify(target)}`);
  }
  if (target !== undefined) checkLength("'target'", target, NAME_CHARACTERS);
  return () => {
    const leftOut: LeftOut[] = [];
    const entries = listContext(folder, { dockerfile, include, onLeftOut: (file) => leftOut.push(file) });
    // Docker reads it even if .dockerignore leaves it out, and so must the copy.
    const listed = entries.some((entry) => entry.path === dockerfile);
    const all = listed ? entries : [...entries, contextEntry(folder, dockerfile)];
    const open = withReadableModes(all, dockerfile);
    const source = buildSource(contextFolder(open, {}, { shows: "modes" }), { dockerfile, buildArgs, target });
    return { ...source, warnings: [...leftOutWarnings(leftOut, INCLUDE_OR_IGNORE), ...privateWarnings(open)] };
  };
}

/** The Dockerfile is nobody's secret: where it is closed too, that is the umask's doing. */
function withReadableModes(entries: readonly ContextEntry[], dockerfile: string): readonly ContextEntry[] {
  const isUmask = entries.find(({ path }) => path === dockerfile)?.isPrivate === true;
  return isUmask ? entries.map((entry) => ({ ...entry, isPrivate: false })) : entries;
}

function privateWarnings(entries: readonly ContextEntry[]): string[] {
  const closed = entries.filter(({ isPrivate }) => isPrivate).map(({ path }) => `"${path}"`);
  if (closed.length === 0) return [];
  const named = closed.slice(0, 5).join(", ") + (closed.length > 5 ? ` and ${closed.length - 5} more` : "");
  return [`nobody but their owner may read ${named}, and so it is in the image: chmod o+r what a user other than root needs there, in the folder or in the Dockerfile`];
}

function checkedDockerfile(folder: string, dockerfile: string): string {
  const normal = posix.normalize(dockerfile);
  const leaves = posix.isAbsolute(normal) || normal === ".." || normal.startsWith("../");
  if (dockerfile === "" || leaves || /[\n\0*?[\\]/.test(normal)) {
    throw new Error(`'dockerfile' must be a path inside the folder, got ${JSON.stringify(dockerfile)}`);
  }
  const file = join(folder, normal);
  if (!existsSync(file) || !statSync(file).isFile()) {
    throw new Error(
      `"${folder}" must hold "${normal}", got no such file: name it in 'dockerfile', or use 'fromPythonProject', ` +
        "which writes one",
    );
  }
  return normal;
}
