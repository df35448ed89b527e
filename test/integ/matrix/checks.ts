import { createHash, randomBytes } from "node:crypto";
import type { Cell } from "./cells";
import { checkClient } from "./client-check";
import type { Visitor } from "./visitor";
import { checkWebSocket } from "./websocket-check";

const MIB = 1024 * 1024;

/** In every answer of the application; one without it is the proxy's own. */
const MARK = "x-matrix-app";

type Check = (visitor: Visitor, cell: Cell) => Promise<void>;

/** What is seen of a site before its release, by name. */
const CHECKS: { readonly [name: string]: Check } = {
  page: async (visitor, { framework }) => {
    const { status, headers, body } = await visitor.ask("/");
    expect([status, headers[MARK]]).toEqual([200, framework]);
    expect(body).toContain('<span class="release">1</span>');
  },

  form: async (visitor) => {
    // More than Latin letters: what goes in has to come out.
    const name = "n\u00f6te \u{1f4dd} <b>";
    const page = await visitor.browser().postForm("/notes", { name }, { from: "/" });
    expect([page.status, page.path]).toEqual([200, "/"]);
    expect(page.body).toContain("<li>n\u00f6te \u{1f4dd} &lt;b&gt;</li>");
    expect(await visitor.notes()).toEqual([name]);
  },

  "static file": async (visitor) => {
    const path = /href="(\/static\/[^"]+\.css)"/.exec((await visitor.ask("/")).body)?.[1] ?? "(no style sheet)";
    const { status, headers, body } = await visitor.ask(path);
    expect([path, status, headers["content-type"], headers[MARK]]).toEqual([path, 200, expect.stringMatching("^text/css"), undefined]);
    expect(body).toContain("rebeccapurple");
  },

  upload: async (visitor) => {
    const content = randomBytes(10 * MIB);
    const page = await visitor.browser().upload("/upload", { field: "file", name: "ten.bin", content }, { from: "/" });
    expect([page.status, page.body]).toEqual([200, expect.stringContaining("sha256")]);
    expect(JSON.parse(page.body)).toEqual({ received: 10 * MIB, sha256: createHash("sha256").update(content).digest("hex") });
  },

  "too large": async (visitor) => {
    const { status, headers } = await visitor.ask("/upload", { method: "POST", body: Buffer.alloc(12 * MIB) });
    expect([status, headers[MARK]]).toEqual([413, undefined]);
  },

  // As programs send it that do not know its length beforehand.
  "chunked body": async (visitor, { framework }) => {
    if (framework === "django") return; // Wants the token of a page.
    const headers = { "content-type": "application/x-www-form-urlencoded", "transfer-encoding": "chunked" };
    const { status } = await visitor.ask("/notes", { method: "POST", headers, body: Buffer.from("name=in+pieces") });
    expect([status, await visitor.notes()]).toEqual([expect.any(Number), expect.arrayContaining(["in pieces"])]);
  },

  "health is hidden": async (visitor) => {
    for (const path of ["/-/ready", "/-/live", "/-%2Fready", "/-%2fready", "/%2D/ready", "//-/ready", "/x/../-/ready"]) {
      expect([path, (await visitor.ask(path)).status]).toEqual([path, 404]);
    }
  },

  client: checkClient,
  websocket: checkWebSocket,
};

/** Runs every check; throws the first thing that is wrong, with the name of the check. */
export async function runChecks(visitor: Visitor, cell: Cell): Promise<void> {
  for (const [name, check] of Object.entries(CHECKS)) {
    try {
      await check(visitor, cell);
    } catch (error) {
      throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
}
