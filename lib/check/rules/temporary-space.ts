import type { FinishedResource } from "../finished-resource";
import type { Finding, Rule } from "../rule";

export const TEMPORARY_SPACE: Rule = {
  id: "temporary-space",
  severity: "error",
  title: "What is kept in memory fits into it: body limit <= the proxy's `/tmp` < its memory, and the application's `/tmp` < its memory.",
  why: "A full `/tmp` fails uploads with 500; one that is larger than the memory limit ends in the kernel killing the server.",
  wayOut: "Leave `/tmp` to the library, which computes it from `resources` and `maxBodySizeMiB`; raise `resources.memoryMiB`.",
  check: (stack) => [
    ...stack.proxies.flatMap(({ proxy, sites }) => {
      const body = Math.max(...sites.map(({ site }) => site.maxBodySizeMiB));
      return compare(stack.finished(proxy.container), body);
    }),
    ...stack.servers.flatMap((server) => server.containers.flatMap((container) => compare(stack.finished(container), 0))),
  ],
};

function compare(container: FinishedResource, bodyMiB: number): Finding[] {
  const room = container.tmpfsMiB("/tmp");
  const memory = container.number("memory");
  const at = container.owner;
  if (room === undefined) return [];
  if (room < bodyMiB) return [{ at, message: `bodies may have ${bodyMiB} MiB, but '/tmp' holds ${room} MiB; remove the override, or lower 'maxBodySizeMiB'` }];
  if (memory === undefined || room < memory) return [];
  return [{ at, message: `'/tmp' may take ${room} MiB, but the memory limit is ${memory} MiB; raise 'resources.memoryMiB' above ${room}` }];
}
