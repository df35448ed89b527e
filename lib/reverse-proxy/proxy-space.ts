import { DEFAULT_BODY_MIB } from "../app-server/body-space";
import { wholeNumber } from "../container/numbers";
import { resolveResources, type Resources } from "../container/resources";

/** What the server itself needs beside the bodies it holds. */
const OWN_MIB = 64;

/** Memory of the proxy and the part of it that holds request bodies, which are kept whole before they are passed on. */
export interface ProxySpace {
  readonly memoryMiB: number;
  readonly cpus: number;
  readonly temporaryMiB: number;
}

export function proxySpace(props: { readonly maxBodySizeMiB?: number; readonly resources?: Resources }, leastMiB = 2 * OWN_MIB): ProxySpace {
  const body = bodySize(props.maxBodySizeMiB);
  // Two of the largest bodies at once, and a few of the usual size.
  const wanted = Math.max(128, 2 * body);
  const resources = resolveResources(props.resources, { memoryMiB: Math.max(256, wanted + 2 * OWN_MIB, leastMiB), cpus: 1 }, leastMiB);
  const space = { ...resources, temporaryMiB: Math.min(wanted, resources.memoryMiB - OWN_MIB) };
  checkBodySize(space, body);
  return space;
}

/** A body has to fit into the temporary space, and that into the memory. */
export function checkBodySize(space: ProxySpace, maxBodySizeMiB?: number): void {
  const body = bodySize(maxBodySizeMiB);
  if (body <= space.temporaryMiB) return;
  throw new Error(
    `'maxBodySizeMiB' must fit into the proxy's temporary space of ${space.temporaryMiB} MiB, got ${body}; ` +
      `set the proxy's 'resources.memoryMiB' to ${2 * body + 2 * OWN_MIB} or more`,
  );
}

export function bodySize(maxBodySizeMiB?: number): number {
  return wholeNumber("maxBodySizeMiB", maxBodySizeMiB ?? DEFAULT_BODY_MIB, { atLeast: 1, atMost: 100_000 });
}
