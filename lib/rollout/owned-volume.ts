import type { Container } from "@cdktf/provider-docker/lib/container";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { defineVolume } from "../private/docker-parts";
import { hostName } from "../private/names";
import { ToolsImage } from "../private/tools-image";
import { defineJob } from "./job";
import { SMALL_JOB } from "./small-job";

/** A volume that a user other than root may write to. It goes with the stack. */
export interface OwnedVolume {
  readonly name: string;
  readonly dependables: ITerraformDependable[];
}

/**
 * Makes a volume and gives it its owner once.
 * @param suffix what the volume is for, in its name
 */
export function ownedVolume(scope: Construct, suffix: string, owner: string): OwnedVolume {
  const name = hostName(scope, suffix);
  const id = suffix.charAt(0).toUpperCase() + suffix.slice(1);
  const volume = defineVolume(scope, `${id}Volume`, name);
  return { name, dependables: [volume, giveOwner(scope, `${id}Owner`, name, owner, volume.id)] };
}

function giveOwner(scope: Construct, id: string, volume: string, owner: string, madeAnew: string): Container {
  const tools = ToolsImage.of(scope);
  return defineJob(scope, id, {
    ...SMALL_JOB,
    title: "giving a volume its owner",
    name: `${volume}-owner`,
    image: tools.imageId,
    createBeforeDestroy: true,
    addCapabilities: ["CAP_CHOWN"],
    spec: {
      user: "0:0",
      entrypoint: ["chown", "-R", owner, "/volume"],
      // Unknown while the volume is being made: a volume that was lost gets its owner again.
      environment: { VOLUME: madeAnew },
    },
    mounts: [{ source: volume, target: "/volume", writable: true }],
  });
}
