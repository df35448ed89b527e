import { allCells, cellsOf, FAMILIES, pairsOf, pairwiseCells } from "../integ/matrix/cells";

describe("the cells of the matrix", () => {
  test("are the 54 combinations that fit together, each once", () => {
    const names = allCells().map(({ name }) => name);
    expect(new Set(names).size).toBe(54);
    expect(names).toHaveLength(54);
  });

  test("run each framework as what it is", () => {
    const seen = new Set(allCells().map(({ server, framework, runsAs }) => `${server} runs ${framework} as ${runsAs}`));
    expect([...seen]).toEqual([
      "gunicorn runs django as wsgi",
      "gunicorn runs flask as wsgi",
      "uwsgi runs django as wsgi",
      "uwsgi runs flask as wsgi",
      "uvicorn runs django as asgi",
      "uvicorn runs fastapi as asgi",
      "granian runs django as asgi",
      "granian runs flask as wsgi",
      "granian runs fastapi as asgi",
      "granian runs django as wsgi",
    ]);
  });

  test("keep their numbers, which stacks and ports are named by", () => {
    expect(allCells().map(({ number }) => number)).toEqual(Array.from({ length: 54 }, (_, index) => index + 1));
  });

  test("stand behind TLS by half, whatever member of a family they have", () => {
    for (const [family, members] of Object.entries(FAMILIES)) {
      for (const member of members) {
        const cells = allCells().filter((cell) => cell[family as keyof typeof FAMILIES] === member);
        const share = cells.filter(({ tls }) => tls === "https").length / cells.length;
        expect([member, share > 0.3 && share < 0.7]).toEqual([member, true]);
      }
    }
  });
});

describe("the pairwise cells", () => {
  test("meet every pair of two families that fits together", () => {
    const met = new Set(pairwiseCells().flatMap(pairsOf));
    const fitting = new Set(allCells().flatMap(pairsOf));
    expect([...fitting].filter((pair) => !met.has(pair))).toEqual([]);
    // 50 pairs of products, and 24 of a product with TLS or without.
    expect(fitting.size).toBe(74);
  });

  test("are cells of the whole matrix, none twice", () => {
    const all = new Set(allCells().map(({ name }) => name));
    const names = pairwiseCells().map(({ name }) => name);
    expect(names.filter((name) => !all.has(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test("are few, and the same in every run", () => {
    expect(pairwiseCells().map(({ name, tls }) => `${name} ${tls}`)).toMatchInlineSnapshot(`
[
  "nginx-gunicorn-django-postgres plain",
  "nginx-uwsgi-django-postgres plain",
  "nginx-uwsgi-flask-mariadb https",
  "nginx-uvicorn-django-mariadb plain",
  "nginx-uvicorn-fastapi-postgres https",
  "nginx-granian-django-mysql https",
  "nginx-granian-fastapi-mariadb plain",
  "apache-gunicorn-django-mariadb https",
  "apache-gunicorn-flask-mysql https",
  "apache-uwsgi-django-mysql plain",
  "apache-uvicorn-fastapi-mysql https",
  "apache-granian-flask-postgres plain",
]
`);
  });
});

const OTHERS = ["nginx-gunicorn-sync-django-postgres", "apache-uwsgi-http-flask-mariadb", "apache-hypercorn-fastapi-postgres", "nginx-daphne-django-mysql"];

describe("what a run consists of", () => {
  test("is the pairwise set unless it is told otherwise", () => {
    expect(cellsOf().slice(0, -OTHERS.length)).toEqual(pairwiseCells());
    expect(cellsOf("all").slice(0, -OTHERS.length)).toEqual(allCells());
  });

  test("has each other product once", () => {
    for (const run of [cellsOf(), cellsOf("all")]) expect(run.slice(-OTHERS.length).map(({ name }) => name)).toEqual(OTHERS);
    expect(new Set(cellsOf("all").map(({ number }) => number)).size).toBe(58);
  });

  test("is what a regular expression picks", () => {
    expect(cellsOf("apache.*fastapi-mysql").map(({ name }) => name)).toEqual(["apache-uvicorn-fastapi-mysql", "apache-granian-fastapi-mysql"]);
  });

  test("is never nothing", () => {
    expect(() => cellsOf("caddy")).toThrow("MATRIX must be 'all' or pick a cell such as nginx-gunicorn-django-postgres, got 'caddy'");
  });
});
