import { createHash } from "crypto";
import { existsSync, readdirSync, readFileSync } from "fs";
import { dirname, join } from "path";
import { describeFailure, isInstalled, mustRun, run } from "../cli/process";
import { notRoot } from "./debian";
import { type Asking, installMissing } from "./install";

/** What `ensureImages` needs of its caller. */
export type ImagesOptions = Asking;

/**
 * The prefix of images made here instead of pulled: nobody can pull from it, and no official name is ever taken.
 *
 * Give it as `imageMirror` where `registryAnswers()` is false.
 */
export const HOME_MADE_PREFIX = "webstack.local";

export const BASE_IMAGE = `${HOME_MADE_PREFIX}/debian:forky`;
const RECIPE_LABEL = "webstack.recipe";
const PROBE_IMAGE = "busybox:1.37.0";

/** The command that tells which version a home-made image really holds, by repository. */
const VERSION_COMMANDS: Readonly<Record<string, readonly string[]>> = {
  "busybox": ["busybox", "sh", "-c", "busybox | head -n 1"],
  "httpd": ["httpd", "-v"],
  "mariadb": ["mariadbd", "--version"],
  "mysql": ["mysqld", "--version"],
  "nginx-unprivileged": ["nginx", "-v"],
  "postgres": ["postgres", "--version"],
  "python": ["python3", "--version"],
};

let probe: Promise<boolean> | undefined;

/**
 * Whether the Docker engine can pull images. Asked once, answered within 20 seconds, then remembered.
 *
 * It is the engine that is asked, by pulling a small image: it may have a proxy or a mirror that this process has not.
 */
export function registryAnswers(): Promise<boolean> {
  probe ??= run("docker", ["pull", "--quiet", PROBE_IMAGE], { deadlineSeconds: 20 }).then(({ code }) => code === 0);
  return probe;
}

/**
 * Sees to it that the Docker engine has each of the images.
 *
 * One that is missing is pulled where a registry answers, and otherwise built from Debian's packages under the very
 * name asked for. Home-made images of an older recipe are built again.
 *
 * Throws when a pull fails, when no recipe makes such an image, and when an official name would be given to a
 * home-made image.
 */
export async function ensureImages(names: readonly string[], options: ImagesOptions): Promise<void> {
  const labels = await recipeLabels(names);
  for (const name of names) {
    const label = labels.get(name);
    if (isHomeMade(name)) {
      if (label !== recipeHash(recipeOf(name))) await build(name, options);
    } else if (label === undefined) {
      await pullOrBuild(name, options);
    }
  }
}

/** Whether a name can only be made here. */
export function isHomeMade(name: string): boolean {
  return name.startsWith(`${HOME_MADE_PREFIX}/`);
}

/** Whether a name belongs to Docker Hub, because it names no registry or Docker Hub's. */
export function isOfficial(name: string): boolean {
  const [first = "", ...rest] = name.split("/");
  const isRegistry = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  return !isRegistry || first === "docker.io" || first === "index.docker.io";
}

/**
 * The recipe for an image, picked by the last part of its repository: `postgres` for `a.example/library/postgres:18`.
 *
 * Throws when there is none, with the ones there are.
 */
export function recipeOf(name: string): string {
  const repository = name.replace(/@.*$/, "").split("/").pop()?.replace(/:.*$/, "") ?? "";
  if (recipes().includes(repository)) return repository;
  throw new Error(
    `no recipe makes the image '${name}': '${repository}' is none of ${recipes().join(", ")}; pull or load it yourself`,
  );
}

/** The repositories that images can be made for. */
export function recipes(): string[] {
  const folders = readdirSync(recipesFolder(), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).sort();
}

/** A hash of everything a recipe's image is made of. */
export function recipeHash(recipe: string): string {
  const hash = createHash("sha256").update(baseHash());
  const folder = join(recipesFolder(), recipe);
  for (const file of readdirSync(folder).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(join(folder, file)));
  }
  return hash.digest("hex");
}

function baseHash(): string {
  return createHash("sha256").update(readFileSync(baseScript())).digest("hex");
}

function baseScript(): string {
  return join(recipesFolder(), "base.sh");
}

function recipesFolder(): string {
  let root = __dirname;
  while (!existsSync(join(root, "package.json"))) root = dirname(root);
  return join(root, "scripts", "images");
}

async function pullOrBuild(name: string, options: ImagesOptions): Promise<void> {
  if (await registryAnswers()) {
    options.say(`pulling ${name}`);
    await mustRun("docker", ["pull", "--quiet", name], { deadlineSeconds: 300 });
  } else if (isOfficial(name)) {
    throw new Error(
      `the image '${name}' is not here, no registry answers, and home-made images take no official name; ` +
        `set 'imageMirror' to '${HOME_MADE_PREFIX}'`,
    );
  } else {
    await build(name, options);
  }
}

async function build(name: string, options: ImagesOptions): Promise<void> {
  const { say } = options;
  const recipe = recipeOf(name);
  await ensureBase(options);
  say(`building ${name} from Debian's packages`);
  const label = `${RECIPE_LABEL}=${recipeHash(recipe)}`;
  const folder = join(recipesFolder(), recipe);
  await mustRun("docker", ["build", "--label", label, "--tag", name, folder], { deadlineSeconds: 600 });
  say(`built ${name}: ${await realVersion(name, recipe)}`);
}

async function realVersion(name: string, recipe: string): Promise<string> {
  const [program = "true", ...args] = VERSION_COMMANDS[recipe] ?? [];
  const command = ["run", "--rm", "--network", "none", "--entrypoint", program, name, ...args];
  const result = await run("docker", command, { deadlineSeconds: 60 });
  if (result.code !== 0) throw new Error(describeFailure(`docker ${command.join(" ")}`, result));
  return (result.stdout + result.stderr).trim();
}

/** Sees to it that the base image is there. */
export async function ensureBase(options: ImagesOptions): Promise<void> {
  const hash = baseHash();
  if ((await recipeLabels([BASE_IMAGE])).get(BASE_IMAGE) === hash) return;
  const unable = notRoot();
  if (unable !== undefined) throw new Error(`images can be made with debootstrap only, but not here: ${unable}`);
  const missing = missingForBase();
  if (missing.length > 0) await installMissing({ what: "what makes and checks images from Debian's packages", packages: missing }, options);
  options.say(`making the base image ${BASE_IMAGE} from Debian's packages`);
  await mustRun("sh", [baseScript(), BASE_IMAGE, `${RECIPE_LABEL}=${hash}`], { deadlineSeconds: 600 });
}

/** Packages of what the base image is made and its packages' signatures are checked with. */
export function missingForBase(
  has: { readonly command: (name: string) => boolean; readonly file: (path: string) => boolean } = { command: isInstalled, file: existsSync },
): string[] {
  const keys = ["gpg", "pgp"].some((ending) => has.file(`/usr/share/keyrings/debian-archive-keyring.${ending}`));
  return [
    ...(has.command("debootstrap") ? [] : ["debootstrap"]),
    ...(keys ? [] : ["debian-archive-keyring"]),
    ...(has.command("gpgv") ? [] : ["gpgv"]),
  ];
}

/** The recipe labels of the images that are here; empty for an image that was not made here. */
async function recipeLabels(names: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const format = `{{with .Config.Labels}}{{index . "${RECIPE_LABEL}"}}{{end}}`;
  const ask = async (name: string): Promise<void> => {
    const result = await run("docker", ["image", "inspect", "--format", format, name], { deadlineSeconds: 30 });
    if (result.code === 0) found.set(name, result.stdout.trim());
  };
  await Promise.all(names.map(ask));
  return found;
}
