import { shown } from "./kinds";
/** The parts of an image name such as "registry.example.com:5000/shop/web:1.4". */
export interface ImageName {
  /** Host with port, undefined for Docker Hub. */
  readonly registry?: string;
  /** Path without registry, "library/" not added. */
  readonly repository: string;
  readonly tag?: string;
  /** "sha256:" and 64 hex digits. */
  readonly digest?: string;
}

// The grammar: https://pkg.go.dev/github.com/distribution/reference
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\])(?::[0-9]+)?$/i;
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * Takes an image name apart.
 *
 * @throws if Docker would refuse it
 */
export function parseImageName(name: string): ImageName {
  const refuse = (rule: string): never => {
    throw new Error(`an image name ${rule}, such as "postgres:18.6-trixie", got ${shown(name)}`);
  };
  if (typeof name !== "string" || name === "") return refuse("must name a repository");
  if (/\s/.test(name)) return refuse("must not contain white space");
  if (name.includes("://")) return refuse("must not begin with a scheme");
  const [path, digest, more] = name.split("@");
  if (more !== undefined) return refuse("must contain at most one '@'");
  if (digest !== undefined) checkDigest(digest);
  const slash = path.indexOf("/");
  const first = path.slice(0, Math.max(slash, 0));
  const registry = first === "localhost" || /[.:]/.test(first) ? first : undefined;
  if (registry !== undefined && !HOST.test(registry)) return refuse("must begin with a host name or a repository");
  const [repository, tag, excess] = (registry === undefined ? path : path.slice(slash + 1)).split(":");
  if (excess !== undefined) return refuse("must have at most one tag");
  if (repository === "") return refuse("must name a repository");
  if (repository !== repository.toLowerCase()) return refuse("must have its repository in lower case");
  if (!REPOSITORY.test(repository)) {
    return refuse("must have a repository of letters, digits and single separators '.', '_', '-', '/'");
  }
  if (registry === undefined && /^[0-9a-f]{64}$/.test(repository)) return refuse("must not be an image id");
  if (repository.length + (registry?.length ?? -1) + 1 > 255) return refuse("must have at most 255 characters");
  if (tag !== undefined && !TAG.test(tag)) {
    return refuse("must have a tag of at most 128 letters, digits, '_', '.' and '-'");
  }
  return { registry: canonicalRegistry(registry), repository, tag, digest };
}

/** @throws if it is not "sha256:" and 64 hex digits */
export function checkDigest(digest: string): void {
  if (typeof digest !== "string" || !DIGEST.test(digest)) {
    throw new Error(`'digest' must be "sha256:" and 64 lower-case hex digits, got ${JSON.stringify(digest)}`);
  }
}

function canonicalRegistry(registry: string | undefined): string | undefined {
  return registry === "docker.io" || registry === "index.docker.io" ? undefined : registry;
}
