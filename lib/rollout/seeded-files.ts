import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { defineContainer, type Mount } from "../private/docker-container";
import { defineVolume } from "../private/docker-parts";
import { hostName, shortHash } from "../private/names";
import { ToolsImage } from "../private/tools-image";
import { SMALL_JOB } from "./small-job";

/** Name of a file to its text. The text holds no Terraform value: its hash is needed at synth. */
export interface FileTexts {
  readonly [name: string]: string;
}

/**
 * Brings text files to containers whose file system is read-only: a container that is never started carries them, and
 * Docker writes them into a volume when it makes that container. Each content has its own folder, so old and new run
 * side by side and a path changes with what it holds.
 */
export class SeededFiles {
  public readonly mount: Mount;
  public readonly dependables: ITerraformDependable[];
  private hashed?: { readonly texts: FileTexts; readonly hash: string };

  public constructor(scope: Construct, private readonly texts: () => FileTexts) {
    const name = hostName(scope, "files");
    this.mount = { source: name, target: "/webstack" };
    const volume = defineVolume(scope, "FilesVolume", name);
    const tools = ToolsImage.of(scope);
    const seed = defineContainer(scope, "Files", {
      ...SMALL_JOB,
      name,
      role: "files",
      image: tools.imageId,
      createBeforeDestroy: true,
      writableRoot: true,
      dependsOn: [volume, tools.image],
      spec: { user: "65534:65534", command: ["true"], environment: { VOLUME: volume.id } },
      mounts: [{ ...this.mount, writable: true }],
      uploads: () => Object.entries(this.texts()).map(([file, content]) => ({ file: `${this.folder}/${file}`, content })),
      settings: { start: false, mustRun: false, restart: "no", networkMode: "none" },
    });
    this.dependables = [volume, seed];
  }

  /** Where the present content lies in a container that mounts it. */
  public get folder(): string {
    const texts = this.texts();
    if (this.hashed?.texts !== texts) this.hashed = { texts, hash: shortHash(JSON.stringify(texts)) };
    return `${this.mount.target}/${this.hashed.hash}`;
  }
}
