import { gunzipSync } from "node:zlib";
import { RELEASE_RECORD } from "../../lib/rollout/record-names";
import type { Engine } from "../engine";
import { Refusal } from "../failure";
import type { Site } from "../site";
import type { StackFolder } from "../stack-folder";
import type { Synthesized } from "../synthesized";
import { toolsImage } from "../tools-image";

/** What one release was deployed from. */
export interface ReleaseRecord {
  /** When it was first deployed, and the beginning of its hash: `20261122221530-3fa9c1d2`. */
  readonly id: string;
  /** When it was last put before the public. */
  readonly deployed: Date;
  /** Whether it is the last one that was put before the public. */
  readonly live: boolean;
  /** Whether a roll-back has led away from it since. */
  readonly rolledBack: boolean;
  /** The text as it was recorded. */
  readonly text: string;
  readonly content: Synthesized;
}

const ID = /^\d{14}-[0-9a-f]{8}$/;

/** A hundred times what a stack with twenty sites is synthesized to; what is packed well could fill the memory. */
const MAX_BYTES = 64 * 1024 * 1024;

const LIST = `
cd /releases
for file in *.json.gz; do
  [ -e "$file" ] || continue
  left=no; [ ! -e "\${file%.json.gz}.left" ] || left=yes
  echo "\${file%.json.gz} $(stat -c %Y "$file") $left $(base64 "$file" | tr -d '\\n')"
done`;

/** The recorded releases of a deployed stack, the live one first. */
export async function readRecords({ stack, engine }: Site): Promise<ReleaseRecord[]> {
  const volume = volumeOf(stack);
  // Docker would make a volume that is not there.
  if ((await engine.try(["volume", "inspect", volume])).code !== 0) return [];
  return parseRecords(await inVolume(engine, stack, `${volume}:/releases:ro`, LIST));
}

/** Remembers that a roll-back led away from some releases. */
export async function markRolledBack({ stack, engine }: Site, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const known = ids.map((id) => `[ ! -e ${id}.json.gz ] || touch ${id}.left`);
  await inVolume(engine, stack, `${volumeOf(stack)}:/releases`, ["cd /releases", ...known].join("\n"));
}

/** What the list prints, in the order of when each was last live. */
export function parseRecords(text: string): ReleaseRecord[] {
  const found = text.split("\n").filter(Boolean).map((line) => {
    const [id, seconds, left, packed = ""] = line.split(" ");
    const recorded = ID.test(id) ? unpacked(packed) : undefined;
    if (recorded === undefined) throw new Refusal(`the volume of the releases holds '${id}.json.gz', which no release wrote; remove that file from it`);
    return { id, deployed: new Date(Number(seconds) * 1000), rolledBack: left === "yes", ...recorded };
  });
  found.sort((one, other) => Number(other.deployed) - Number(one.deployed) || other.id.localeCompare(one.id));
  return found.map((record, index) => ({ ...record, live: index === 0 }));
}

/** Nothing where it is no record: whoever may write into the volume may have put anything there. */
function unpacked(packed: string): Pick<ReleaseRecord, "text" | "content"> | undefined {
  try {
    const text = gunzipSync(Buffer.from(packed, "base64"), { maxOutputLength: MAX_BYTES }).toString("utf8");
    const content: unknown = JSON.parse(text);
    return typeof content === "object" && content !== null ? { text, content } : undefined;
  } catch {
    return undefined;
  }
}

function volumeOf({ id, content }: StackFolder): string {
  const [, volume] = Object.entries(content.resource?.docker_volume ?? {}).find(([address]) => address.startsWith(`${RELEASE_RECORD}_`)) ?? [];
  if (volume === undefined) {
    throw new Refusal(`the stack '${id}' keeps no releases: it has no proxy on a Linux host, or comes from an older version of the library; run 'cdktf synth' with this one`);
  }
  return volume.name;
}

function inVolume(engine: Engine, stack: StackFolder, volume: string, script: string): Promise<string> {
  const rights = ["--network", "none", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges:true", "--user", "0:0"];
  return engine.docker(["run", "--rm", ...rights, "--volume", volume, "--entrypoint", "sh", toolsImage(stack), "-euc", script], { deadlineSeconds: 120 });
}
