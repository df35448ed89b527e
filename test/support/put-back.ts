import { acceptRecord } from "../../cli/releases/accept/accept";
import type { Synthesized } from "../../cli/synthesized";
import { recordOf } from "../cli/releases/records";

/** Fails unless a release with this text can be put back, with nothing of it left out or changed. */
export function expectCanBePutBack(text: string): void {
  const { terraform: _, provider: __, ...content } = JSON.parse(text) as Record<string, unknown>;
  const made = acceptRecord(recordOf("1-old", content), presentOf(content));
  expect(whatCounts(made.content)).toEqual(whatCounts(content));
}

/** A stack that mounts the same paths of the host and has nothing else in the same place. */
function presentOf({ resource = {} }: Synthesized): Synthesized {
  const mounts = Object.values(resource.docker_container ?? {}).flatMap((one) => one.mounts ?? []);
  return { resource: { docker_container: { Elsewhere: { mounts } as never } } };
}

/** Comments are read by nobody, and nothing is built in a roll-back. */
function whatCounts(content: object): unknown {
  return JSON.parse(JSON.stringify(content, (name, value: unknown) => (name === "//" || name === "build" ? undefined : value)));
}
