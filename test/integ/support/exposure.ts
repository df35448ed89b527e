import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { docker, named } from "./docker";

/** Something that people may read who are to know no secret. */
export interface Exposed {
  readonly what: string;
  readonly text: string;
}

/** What the engine tells of the containers, images and volumes of a stack. */
export function exposedByEngine(stackId: string): Exposed[] {
  const containers = named("container", `${stackId}-`);
  const built = lines("image", "ls", "-q", "--no-trunc", "--filter", `label=webstack.stack=${stackId}`);
  const run = lines("inspect", "--format", "{{.Image}}", ...containers);
  const images = [...new Set([...built, ...run])];
  return [
    ...containers.map((name) => ({ what: `docker inspect ${name}`, text: docker("inspect", name) })),
    ...containers.map((name) => ({ what: `docker logs ${name}`, text: everything("logs", name) })),
    ...images.map((id) => ({ what: `docker image inspect ${id}`, text: docker("image", "inspect", id) })),
    ...images.map((id) => ({ what: `docker history ${id}`, text: docker("history", "--no-trunc", id) })),
    ...["volume", "network"].map((kind) => ({
      what: `docker ${kind} inspect`,
      text: docker(kind, "inspect", ...named(kind as "volume" | "network", `${stackId}-`)),
    })),
  ];
}

/** Every file below a folder. */
export function exposedInFolder(folder: string): Exposed[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  // What Terraform itself downloads is the size of a film and no work of the library.
  return files.filter((file) => !file.includes("/.terraform/providers/")).map((file) => ({ what: file, text: readFileSync(file, "latin1") }));
}

function lines(...args: string[]): string[] {
  return docker(...args).split("\n").filter(Boolean);
}

/** Containers write to both of their outputs. */
function everything(...args: string[]): string {
  const done = spawnSync("docker", args, { encoding: "utf8", timeout: 60_000, maxBuffer: 64 * 1024 * 1024 });
  if (done.status !== 0) throw new Error(`docker ${args.join(" ")}: ${done.error?.message ?? done.stderr}`);
  return done.stdout + done.stderr;
}
