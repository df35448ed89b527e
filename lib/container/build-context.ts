import { existsSync, lstatSync, readFileSync, readdirSync, readlinkSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { DEFAULT_DOCKERIGNORE, NEVER_IN_AN_IMAGE } from "./default-dockerignore";
import { type IgnoreMatch, IgnorePatterns } from "./dockerignore";
import { type LeftOut, whyLeftOut } from "./left-out";

const MEBIBYTE = 1024 * 1024;
const MAX_CONTEXT_MEBIBYTES = 500;

/** One file or symbolic link of a context; folders exist only through what is in them. */
export interface ContextEntry {
  /** Relative to the context, with forward slashes. */
  readonly path: string;
  /** Absolute path of the original. */
  readonly source: string;
  /** Bytes; 0 for a link. */
  readonly size: number;
  readonly executable: boolean;
  /** Whether nobody but its owner and group may read the original. */
  readonly isPrivate: boolean;
  /** Where a link points, as written in the link; undefined for a file. */
  readonly linkTarget?: string;
}

export interface BuildContextOptions {
  /** Relative to the context; a `<dockerfile>.dockerignore` beside it is preferred, as by Docker. */
  readonly dockerfile?: string;
  /** Patterns of what enters although `.dockerignore` or the list of names that never do says otherwise. */
  readonly include?: readonly string[];
  /** Told of each file that stays out although no pattern names it. */
  readonly onLeftOut?: (file: LeftOut) => void;
  /** Upper bound of all files together, in MiB. */
  readonly maxMebibytes?: number;
}

/** Everything of a folder that an image build may see, sorted by path, the same on every machine. */
export function listContext(folder: string, options: BuildContextOptions = {}): ContextEntry[] {
  const root = realpathSync(folder);
  const ignoreFiles = [`${options.dockerfile ?? "Dockerfile"}.dockerignore`, ".dockerignore"];
  const ignoreFile = ignoreFiles.find((file) => existsSync(join(root, file)));
  const walk: Walk = {
    root,
    ignore: ignoreFile
      ? IgnorePatterns.parse(readFileSync(join(root, ignoreFile), "utf8"))
      : new IgnorePatterns(DEFAULT_DOCKERIGNORE),
    include: new IgnorePatterns(options.include ?? []),
    // Docker would apply such a file a second time and take away what 'include' brought in.
    dropped: new Set(ignoreFiles),
    entries: [],
    leftOut: [],
  };
  if (existsSync(join(root, "pyvenv.cfg"))) {
    throw new Error(`"${root}" must be a project, got a virtual environment: name the folder that holds the code`);
  }
  listFolder(walk, { path: "", forbidden: false });
  walk.leftOut.sort((a, b) => (a.path < b.path ? -1 : 1)).forEach((file) => options.onLeftOut?.(file));
  refuseTooBig(root, walk.entries, options.maxMebibytes ?? MAX_CONTEXT_MEBIBYTES);
  return walk.entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** One file as an entry, for what a build needs although the context's patterns leave it out. */
export function contextEntry(folder: string, path: string): ContextEntry {
  const root = realpathSync(folder);
  return entryOf(root, path, join(root, path));
}

interface Walk {
  readonly root: string;
  readonly ignore: IgnorePatterns;
  readonly include: IgnorePatterns;
  readonly dropped: ReadonlySet<string>;
  readonly entries: ContextEntry[];
  readonly leftOut: LeftOut[];
}

interface Folder {
  readonly path: string;
  /** Whether it lies in a folder that never enters. */
  readonly forbidden: boolean;
  readonly ignore?: IgnoreMatch;
  readonly include?: IgnoreMatch;
}

const never = new IgnorePatterns(NEVER_IN_AN_IMAGE);

function listFolder(walk: Walk, folder: Folder): void {
  const absolute = join(walk.root, folder.path);
  // Names are read as bytes: Node would turn one that is not UTF-8 into a name that does not exist.
  for (const bytes of readdirSync(absolute, { encoding: "buffer" })) {
    const name = bytes.toString("utf8");
    const path = folder.path === "" ? name : `${folder.path}/${name}`;
    if (walk.dropped.has(path)) continue;
    const include = walk.include.match(path, folder.include);
    const ignore = walk.ignore.match(path, folder.ignore);
    const isUtf8 = Buffer.from(name, "utf8").equals(bytes);
    const source = join(absolute, name);
    const stat = isUtf8 ? lstatSync(source) : undefined;
    const forbidden =
      folder.forbidden ||
      never.match(name.toLowerCase()).matched ||
      (stat !== undefined && stat.isDirectory() && existsSync(join(source, "pyvenv.cfg")));
    const kept = include.matched || !(forbidden || ignore.matched);
    if (stat === undefined) {
      if (kept) throw new Error(`the name of "${path}" in "${walk.root}" must be UTF-8: rename it`);
    } else if (stat.isDirectory()) {
      const enter = kept || walk.include.mayMatchInside(path) || (!forbidden && walk.ignore.mayExceptInside(path));
      if (enter) listFolder(walk, { path, forbidden, ignore, include });
    } else if (kept) {
      const entry = entryOf(walk.root, path, source);
      const why = include.matched ? undefined : whyLeftOut(path, entry);
      if (why === undefined) walk.entries.push(entry);
      else walk.leftOut.push({ path, why });
    }
  }
}

function entryOf(root: string, path: string, source: string): ContextEntry {
  const stat = lstatSync(source);
  if (stat.isSymbolicLink()) {
    const linkTarget = readlinkSync(source);
    if (isAbsolute(linkTarget) || !staysInside(root, source, linkTarget)) {
      throw new Error(
        `symbolic link "${path}" in "${root}" must stay inside that folder, got "${linkTarget}": ` +
          "copy the target into the folder, or name the link in .dockerignore",
      );
    }
    return { path, source, size: 0, executable: false, isPrivate: false, linkTarget };
  }
  if (!stat.isFile()) {
    throw new Error(
      `"${path}" in "${root}" must be a file, folder or symbolic link, got a socket, pipe or device: ` +
        "name it in .dockerignore",
    );
  }
  return { path, source, size: stat.size, executable: (stat.mode & 0o100) !== 0, isPrivate: (stat.mode & 0o004) === 0 };
}

function staysInside(root: string, link: string, target: string): boolean {
  const written = resolve(dirname(link), target);
  // The written path tells of links that dangle, the real one of detours through other links.
  return isWithin(root, written) && (!existsSync(link) || isWithin(root, realpathSync(link)));
}

function isWithin(root: string, path: string): boolean {
  const fromRoot = relative(root, path);
  return fromRoot !== ".." && !fromRoot.startsWith(`..${sep}`) && !isAbsolute(fromRoot);
}

function refuseTooBig(root: string, entries: readonly ContextEntry[], maxMebibytes: number): void {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total <= maxMebibytes * MEBIBYTE) return;
  const sizes = new Map<string, number>();
  for (const entry of entries) {
    const top = entry.path.split("/").slice(0, 2).join("/");
    sizes.set(top, (sizes.get(top) ?? 0) + entry.size);
  }
  const biggest = [...sizes]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 5)
    .map(([path, size]) => `${path} (${(size / MEBIBYTE).toFixed(1)} MiB)`);
  throw new Error(
    `the build context "${root}" must be at most ${maxMebibytes} MiB, got ${(total / MEBIBYTE).toFixed(1)} MiB: ` +
      `name what the image does not need in .dockerignore, the biggest are ${biggest.join(", ")}`,
  );
}
