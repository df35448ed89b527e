import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { ContextEntry } from "./build-context";
import type { PythonDockerfile } from "./python-dockerfile";

export type DependencyFile = PythonDockerfile["dependencyFile"];

const BY_PREFERENCE: readonly DependencyFile[] = ["uv.lock", "requirements.txt", "pyproject.toml"];

/**
 * Which file of a project names its dependencies: `uv.lock`, else `requirements.txt`, else `pyproject.toml`.
 *
 * @throws if there is none, or the one found cannot be installed from
 */
export function findDependencyFile(folder: string): DependencyFile {
  const found = BY_PREFERENCE.find((file) => existsSync(join(folder, file)));
  if (found === undefined) {
    throw new Error(
      `"${folder}" must hold a Python project, with a requirements.txt, pyproject.toml or uv.lock, got none of them: ` +
        "name the folder that holds one, or use 'fromDirectory' with a Dockerfile of your own",
    );
  }
  if (found === "uv.lock" && !existsSync(join(folder, "pyproject.toml"))) {
    throw new Error(`"${folder}" must hold the pyproject.toml that its uv.lock was made from, got none`);
  }
  if (found === "pyproject.toml" && !/^\s*\[\s*project\s*\]/m.test(readFileSync(join(folder, found), "utf8"))) {
    throw new Error(
      `"${join(folder, found)}" must have a [project] table with its dependencies, got none: ` +
        "add one, a requirements.txt or a uv.lock",
    );
  }
  return found;
}

/**
 * The entries that decide what is installed: the dependency file, what it includes and the local packages it names.
 *
 * @throws if one of them is not in the context
 */
export function dependencyEntries(file: DependencyFile, entries: readonly ContextEntry[]): ContextEntry[] {
  const wanted = new Set<string>();
  const want = (path: string, namedBy: string): ContextEntry[] => {
    const found = entries.filter((entry) => entry.path === path || entry.path.startsWith(`${path}/`));
    if (found.length === 0) {
      throw new Error(
        `${namedBy} needs "${path}", which does not exist in the project or is left out by .dockerignore`,
      );
    }
    for (const entry of found.filter(({ path }) => !wanted.has(path))) {
      wanted.add(entry.path);
      if (entry.linkTarget !== undefined) want(posix.join(posix.dirname(entry.path), entry.linkTarget), entry.path);
    }
    return found;
  };
  if (file === "requirements.txt") {
    wantRequirements(file, "the image", want, new Set());
  } else {
    want("pyproject.toml", "the image");
    if (file === "uv.lock") {
      const lock = readFileSync(want(file, "the image")[0].source, "utf8");
      for (const path of lockedPaths(lock)) want(path, file);
    }
  }
  return entries.filter((entry) => wanted.has(entry.path));
}

type Want = (path: string, namedBy: string) => ContextEntry[];

function wantRequirements(file: string, namedBy: string, want: Want, seen: Set<string>): void {
  if (seen.has(file)) return;
  seen.add(file);
  const text = readFileSync(want(file, namedBy)[0].source, "utf8").replace(/^\uFEFF/, "");
  for (const line of text.replace(/\\\r?\n/g, "").split(/\r?\n/)) {
    const requirement = line.replace(/(^|\s)#.*$/, "").trim();
    const option = /^(-[a-zA-Z]|--[a-z-]+)(?:\s*=\s*|\s*)(.*)$/.exec(requirement);
    const value = option ? unquoted(option[2]) : requirement;
    const isRemote = /^[a-z][a-z0-9+.-]*:\/\//i.test(value);
    if (isRemote || value === "") continue;
    if (["-r", "--requirement", "-c", "--constraint"].includes(option?.[1] ?? "")) {
      const included = posix.isAbsolute(value) ? value : posix.join(posix.dirname(file), value);
      wantRequirements(insideProject(included, file), file, want, seen);
    } else if (option === null && isLocalPackage(withoutExtras(value))) {
      // Unlike files it includes, pip looks for packages from the folder it runs in.
      want(insideProject(withoutExtras(value), file), file);
    } else if (option?.[1] === "-e" || option?.[1] === "--editable") {
      throw new Error(
        `${file} must not install "${value}" as editable, because the image is read-only: ` +
          "the project itself is importable anyway, write other local packages without -e",
      );
    }
  }
}

function unquoted(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/, "$2");
}

function withoutExtras(requirement: string): string {
  return requirement.replace(/\s*;.*$/, "").replace(/\[.*$/, "").trim();
}

function isLocalPackage(requirement: string): boolean {
  return /^\.{1,2}(\/|$)/.test(requirement) || (!requirement.includes("@") && /\.(whl|zip|tar\.gz)$/.test(requirement));
}

function lockedPaths(lock: string): string[] {
  const sources = lock.matchAll(/^source = \{ (?:editable|directory|virtual|path) = "([^"]+)"/gm);
  const paths = [...sources].map((match) => match[1]);
  return paths.filter((path) => path !== ".").map((path) => insideProject(path, "uv.lock"));
}

function insideProject(path: string, namedBy: string): string {
  const normal = posix.normalize(path).replace(/(?<=.)\/$/, "");
  if (normal === "." || normal.startsWith("../") || normal === ".." || posix.isAbsolute(normal)) {
    throw new Error(
      `${namedBy} must name files and packages below the project's folder, got "${path}": ` +
        "the project itself is importable anyway, put anything else into the folder",
    );
  }
  return normal;
}
