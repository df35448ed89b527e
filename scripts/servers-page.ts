/** What came of one thing that was asked of all servers. */
export interface MeasuredRow {
  readonly title: string;
  /** By the name of the server, then of the proxy. */
  readonly outcomes: { readonly [server: string]: { readonly [proxy: string]: string } };
}

/** Why one does worse than Gunicorn, and what to take instead. */
export interface Remark {
  readonly title: string;
  readonly server: string;
  readonly proxy: string;
  readonly sentence: string;
}

const SERVERS: { readonly [name: string]: string } = {
  gunicorn: "Gunicorn", uwsgi: "uWSGI", "uwsgi-http": "uWSGI over HTTP", "granian-wsgi": "Granian, WSGI", "granian-asgi": "Granian, ASGI",
  uvicorn: "Uvicorn", hypercorn: "Hypercorn", daphne: "Daphne",
};

/** The page that `docs/servers.md` holds. */
export function serversPage(rows: readonly MeasuredRow[], remarks: readonly Remark[]): string {
  const names = Object.keys(SERVERS);
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    "# Servers",
    "",
    "What each application server does, with the defaults of the library and behind both proxies. `npx jest --selectProjects integ --testPathPatterns servers.engine` measures it, and holds this page to what it finds; `UPDATE_SERVERS_PAGE=1` writes it. Where Nginx and Apache differ, both are named.",
    "",
    line(["", ...names.map((name) => SERVERS[name])]),
    line(["---", ...names.map(() => "---")]),
    ...rows.map(({ title, outcomes }) => line([title, ...names.map((name) => cell(outcomes[name]))])),
    "",
    "The proxy keeps each body whole before it passes it on, so no server waits for a slow client. What an application does not read of a body is read before its answer goes out, for ten seconds at most. Of a request's head the proxy lets through 90 headers, and 16 KiB of each and of the first line; every server takes that.",
    "",
    "## Uploads",
    "",
    "An uploaded file lies in `/tmp` until the application has stored it, and `/tmp` is a part of the container's memory. Frameworks keep one copy there, Django behind an ASGI server two; Daphne keeps the body once more there and once in its memory, the other servers hand it on as it comes. `AppServer.temporarySpaceMiB` holds four of the largest uploads of the site at once, so that a page with a few files and a second visitor work, and two where they are larger than 32 MiB, as many as the proxy has room for; it takes half of the memory at most, and the number of workers follows from the rest. The rules [body-size](rules.md#body-size), [uploads-at-once](rules.md#uploads-at-once) and [app-memory](rules.md#app-memory) count the same copies. An engine of your own says what it keeps in `bodyCopies`; one that says nothing is taken to keep a copy in `/tmp`.",
    "",
    "## Worse than Gunicorn",
    "",
    ...remarks.map(({ title, server, proxy, sentence }) => `- ${title}: ${SERVERS[server]} behind ${PROXIES[proxy]}. ${sentence}`),
    "",
  ].join("\n");
}

const PROXIES: { readonly [name: string]: string } = { nginx: "Nginx", apache: "Apache" };

function cell(outcomes: { readonly [proxy: string]: string }): string {
  const all = Object.entries(outcomes);
  if (new Set(Object.values(outcomes)).size === 1) return all[0][1];
  return all.map(([proxy, outcome]) => `${PROXIES[proxy]}: ${outcome}`).join("; ");
}
