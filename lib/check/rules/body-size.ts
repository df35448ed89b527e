import type { Rule } from "../rule";

export const BODY_SIZE: Rule = {
  id: "body-size",
  severity: "error",
  title: "The largest body that the proxy lets through fits into the application's `/tmp`, as often as it is kept there.",
  why: "Frameworks keep each uploaded file there: Django behind an ASGI server twice, and Daphne keeps the body before that. Where it does not fit, the upload fails after all of it was sent.",
  wayOut: "Raise `AppServer.temporarySpaceMiB`, with `resources.memoryMiB` since the space is in memory, or lower the site's `maxBodySizeMiB`.",
  check: (stack) => stack.sites.flatMap(({ site, server }) => {
    if (server === undefined) return [];
    const { copies, neededMiB } = server._bodySpace;
    const room = Math.min(...server.containers.map((container) => stack.finished(container).tmpfsMiB("/tmp") ?? Infinity));
    if (copies * site.maxBodySizeMiB <= room) return [];
    const often = copies === 1 ? "" : ` which lie in '/tmp' ${copies} times,`;
    return [{
      at: server,
      message: `its site takes bodies of ${site.maxBodySizeMiB} MiB,${often} but its '/tmp' holds ${room} MiB; set 'temporarySpaceMiB' to ${neededMiB} or more, or lower 'maxBodySizeMiB'`,
    }];
  }),
};
