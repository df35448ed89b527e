import type { Rule } from "../rule";

export const BODY_SIZE: Rule = {
  id: "body-size",
  severity: "error",
  title: "The largest body that the proxy lets through fits into the application's `/tmp`.",
  why: "uWSGI keeps a body there before the application sees it, and frameworks keep each uploaded file there. Where it does not fit, the upload fails after all of it was sent.",
  wayOut: "Raise `AppServer.temporarySpaceMiB`, with `resources.memoryMiB` since the space is in memory, or lower the site's `maxBodySizeMiB`.",
  check: (stack) => stack.sites.flatMap(({ site, server }) => {
    if (server === undefined) return [];
    const room = Math.min(...server.containers.map((container) => stack.finished(container).tmpfsMiB("/tmp") ?? Infinity));
    if (site.maxBodySizeMiB <= room) return [];
    return [{
      at: server,
      message: `its site takes bodies of ${site.maxBodySizeMiB} MiB, but its '/tmp' holds ${room} MiB; set 'temporarySpaceMiB' to ${site.maxBodySizeMiB} or more, or lower 'maxBodySizeMiB'`,
    }];
  }),
};
