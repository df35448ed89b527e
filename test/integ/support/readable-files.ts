import { docker } from "./docker";

interface Inspected {
  readonly Image: string;
  readonly State: { readonly Running: boolean };
  readonly Config: { readonly User: string };
  readonly HostConfig: { readonly GroupAdd: string[] | null; readonly CapAdd: string[] | null };
  readonly Mounts: { readonly Destination: string }[];
}

/** Prints the hash of each small file below some places that the one who asks can read, and of each single file named. */
const HASHES = 'find "$@" -type f -size -8 -exec sha256sum {} + 2> /dev/null | cut -d " " -f 1 || true';

/**
 * SHA-256 of the small files in the mounts of a container that its own user can really read: tried inside it while it
 * runs, otherwise in a container like it.
 */
export function readableFiles(container: string): Set<string> {
  const [inspected] = JSON.parse(docker("inspect", container)) as Inspected[];
  const places = inspected.Mounts.map(({ Destination }) => Destination);
  if (places.length === 0) return new Set();
  const script = ["-c", HASHES, "hashes", ...places];
  const output = inspected.State.Running ? docker("exec", container, "sh", ...script) : docker(...likeIt(container, inspected), ...script);
  return new Set(output.split("\n").filter(Boolean));
}

function likeIt(container: string, { Image, Config, HostConfig }: Inspected): string[] {
  return [
    ...["run", "--rm", "--network", "none", "--read-only", "--security-opt", "no-new-privileges:true"],
    ...["--volumes-from", `${container}:ro`, "--user", Config.User, "--cap-drop", "ALL"],
    ...(HostConfig.CapAdd ?? []).flatMap((capability) => ["--cap-add", capability]),
    ...(HostConfig.GroupAdd ?? []).flatMap((group) => ["--group-add", group]),
    ...["--entrypoint", "sh", Image],
  ];
}
