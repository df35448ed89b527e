import type { Rule } from "../rule";

/** What every proxy keeps for itself: health paths, and files whose names begin with a dot. */
const RESERVED = /^\/(-\/|\.(?!well-known\/))/;

export const STATIC_URL: Rule = {
  id: "static-url",
  severity: "error",
  title: "The path of the static files clashes with no other path of the site.",
  why: "The proxy answers 404 on `/-/`, where the health paths are, and on names that begin with a dot. `/.well-known/` belongs to those who prove that the name is theirs.",
  wayOut: "Choose another `staticUrl` or `staticUrlPath`.",
  check: (stack) => stack.sites.flatMap(({ server, facts: { staticFiles, readyPath } }) => {
    if (server === undefined || staticFiles === undefined) return [];
    const { urlPath } = staticFiles;
    const clash = [RESERVED.exec(urlPath)?.[0], urlPath.startsWith("/.well-known/") ? "/.well-known/" : undefined, readyPath?.startsWith(urlPath) ? readyPath : undefined].find(Boolean);
    return clash === undefined ? [] : [{ at: server, message: `the static files are at '${urlPath}', which clashes with '${clash}'; choose another path` }];
  }),
};
