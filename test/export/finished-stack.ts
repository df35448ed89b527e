import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Resources = Record<string, Record<string, Record<string, unknown>>>;

const folders: string[] = [];

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** Folder of a synthesized stack with this text. Removed after the file's tests. */
export function finishedText(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "finished-stack-"));
  folders.push(folder);
  writeFileSync(join(folder, "cdk.tf.json"), text);
  return folder;
}

/** Folder of a stack named `Tiny_Shop` that holds these resources. */
export function finishedStack(resource: Resources, rest: Record<string, unknown> = {}): string {
  return finishedText(JSON.stringify({ "//": { metadata: { stackName: "Tiny_Shop" } }, resource, ...rest }));
}

/** A stack of one container, `tiny-app`, with these settings. */
export function finishedContainer(settings: Record<string, unknown>): string {
  const body = { "//": { metadata: { path: "Tiny_Shop/App/Resource" } }, name: "tiny-app", image: "busybox:1.37.0", ...settings };
  return finishedStack({ docker_container: { App: body } });
}
