import type { Rule } from "../rule";

export const UPLOADS_AT_ONCE: Rule = {
  id: "uploads-at-once",
  severity: "warning",
  title: "Four of the largest uploads, or two of more than 32 MiB, fit into the application's `/tmp` at once.",
  why: "A page sends several files at once, and visitors do not wait for each other. The proxy has room for as many; what does not fit into `/tmp` then fails, small uploads of others included.",
  wayOut: "Leave `/tmp` to the library and raise `resources.memoryMiB`, of which it takes half at most; or raise `AppServer.temporarySpaceMiB`, or lower the site's `maxBodySizeMiB`.",
  check: (stack) => stack.sites.flatMap(({ site, server }) => {
    if (server === undefined) return [];
    const { copies, neededMiB, uploadsAtOnce } = server._bodySpace;
    const room = Math.min(...server.containers.map((container) => stack.finished(container).tmpfsMiB("/tmp") ?? Infinity));
    // Where not even one fits, another rule says so.
    if (room >= neededMiB || room < copies * site.maxBodySizeMiB) return [];
    const held = Math.floor(room / (copies * site.maxBodySizeMiB));
    return [{
      at: server,
      message: `its '/tmp' of ${room} MiB holds ${held} of the largest uploads of ${site.maxBodySizeMiB} MiB at once, and ${uploadsAtOnce} may come; set 'temporarySpaceMiB' to ${neededMiB}, with 'resources.memoryMiB' above it, or lower 'maxBodySizeMiB'`,
    }];
  }),
};
