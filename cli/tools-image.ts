import { Refusal } from "./failure";
import type { StackFolder } from "./stack-folder";

/** The stack's small image with a shell and nothing else, for one-shot containers. */
export function toolsImage({ id, content }: StackFolder): string {
  const images = Object.entries(content.resource?.docker_image ?? {});
  const found = images.find(([address]) => address.startsWith("WebstackTools_"));
  if (found === undefined) throw new Refusal(`the stack '${id}' names no image for small jobs; run 'cdktf synth' again with this version of the library`);
  return found[1].name;
}
