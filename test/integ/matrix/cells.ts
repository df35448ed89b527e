/** The families of the matrix, and what of each takes part. */
export const FAMILIES = {
  proxy: ["nginx", "apache"],
  server: ["gunicorn", "uwsgi", "uvicorn", "granian"],
  framework: ["django", "flask", "fastapi"],
  database: ["postgres", "mysql", "mariadb"],
} as const;

export type Proxy = (typeof FAMILIES.proxy)[number];
type MatrixServer = (typeof FAMILIES.server)[number];
export type Server = MatrixServer | "gunicorn-sync" | "uwsgi-http" | "hypercorn" | "daphne";
export type Framework = (typeof FAMILIES.framework)[number];
export type Database = (typeof FAMILIES.database)[number];
export type Interface = "wsgi" | "asgi";

/** What each server runs, and as what. */
const RUNS: { readonly [server in MatrixServer]: { readonly [framework in Framework]?: Interface | "either" } } = {
  gunicorn: { django: "wsgi", flask: "wsgi" },
  uwsgi: { django: "wsgi", flask: "wsgi" },
  uvicorn: { django: "asgi", fastapi: "asgi" },
  granian: { django: "either", flask: "wsgi", fastapi: "asgi" },
};

/** One combination. */
export interface Cell {
  /** From 1 on, the same in every run. */
  readonly number: number;
  readonly name: string;
  readonly proxy: Proxy;
  readonly server: Server;
  readonly framework: Framework;
  readonly database: Database;
  /** What the server runs the framework as. */
  readonly runsAs: Interface;
  /** Whether something in front of the proxy ends TLS. Follows from the rest: half of the cells of each kind do. */
  readonly tls: "plain" | "https";
  /** Whether the application is given as a callable, whatever made it. */
  readonly isPlainCallable?: boolean;
}

/** What is not in the matrix: each product or dialect once. */
const OTHERS: readonly Cell[] = [
  { number: 55, proxy: "nginx", server: "gunicorn-sync", framework: "django", database: "postgres", runsAs: "wsgi", tls: "https" },
  { number: 56, proxy: "apache", server: "uwsgi-http", framework: "flask", database: "mariadb", runsAs: "wsgi", tls: "plain" },
  { number: 57, proxy: "apache", server: "hypercorn", framework: "fastapi", database: "postgres", runsAs: "asgi", tls: "plain", isPlainCallable: true },
  { number: 58, proxy: "nginx", server: "daphne", framework: "django", database: "mysql", runsAs: "asgi", tls: "https" },
].map((cell) => ({ ...cell, name: [cell.proxy, cell.server, cell.framework, cell.database].join("-") }) as Cell);

/** Every combination that fits together. */
export function allCells(): Cell[] {
  const cells: Cell[] = [];
  FAMILIES.proxy.forEach((proxy, proxyIndex) => {
    applications().forEach(([server, framework, runsAs], index) => {
      FAMILIES.database.forEach((database, databaseIndex) => {
        const tls = (proxyIndex + index + databaseIndex) % 2 === 0 ? "plain" : "https";
        const name = [proxy, server, framework, database].join("-");
        // What can run as both runs as one behind one proxy, and as the other behind the other.
        const either = proxyIndex === 0 ? "asgi" : "wsgi";
        cells.push({ number: cells.length + 1, name, proxy, server, framework, database, runsAs: runsAs === "either" ? either : runsAs, tls });
      });
    });
  });
  return cells;
}

/** Some of the cells, in which every pair of two families' members that fits together is met. */
export function pairwiseCells(): Cell[] {
  const missing = new Set(allCells().flatMap(pairsOf));
  const chosen: Cell[] = [];
  while (missing.size > 0) {
    const gain = (cell: Cell): number => pairsOf(cell).filter((pair) => missing.has(pair)).length;
    // The first of those that meet most: the choice is the same in every run.
    const best = allCells().reduce((one, other) => (gain(other) > gain(one) ? other : one));
    pairsOf(best).forEach((pair) => missing.delete(pair));
    chosen.push(best);
  }
  return chosen.sort((one, other) => one.number - other.number);
}

/** The pairs that a cell meets, such as `proxy nginx, server uwsgi`. */
export function pairsOf(cell: Cell): string[] {
  const members = (["proxy", "server", "framework", "database", "tls"] as const).map((family) => `${family} ${cell[family]}`);
  return members.flatMap((one, index) => members.slice(index + 1).map((other) => `${one}, ${other}`));
}

/**
 * The cells that a run consists of.
 *
 * @param wanted `all`, a regular expression that picks cells by name, or nothing for a set that meets every pair; the other
 * products are in both
 */
export function cellsOf(wanted = ""): Cell[] {
  if (wanted === "") return [...pairwiseCells(), ...OTHERS];
  const all = [...allCells(), ...OTHERS];
  const cells = wanted === "all" ? all : all.filter(({ name }) => new RegExp(wanted).test(name));
  if (cells.length === 0) throw new Error(`MATRIX must be 'all' or pick a cell such as ${all[0].name}, got '${wanted}'`);
  return cells;
}

function applications(): [MatrixServer, Framework, Interface | "either"][] {
  return FAMILIES.server.flatMap((server) =>
    FAMILIES.framework.flatMap((framework): ReturnType<typeof applications> => {
      const runsAs = RUNS[server][framework];
      return runsAs === undefined ? [] : [[server, framework, runsAs]];
    }),
  );
}
