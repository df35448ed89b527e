import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REFUSALS, RULES } from "../../lib/check/rules";
import { rulesPage } from "../../scripts/rules-page";

const ROOT = join(__dirname, "../..");
const PAGE = join(ROOT, "docs/rules.md");

test("docs/rules.md says what the rules say; UPDATE_RULES_PAGE=1 writes it", () => {
  if (process.env.UPDATE_RULES_PAGE === "1") writeFileSync(PAGE, rulesPage());
  expect(readFileSync(PAGE, "utf8")).toBe(rulesPage());
});

test("every rule has a name of its own", () => {
  const ids = [...RULES, ...REFUSALS].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("every rule stands in a file of its name, and has a test of its name", () => {
  const files = readdirSync(join(ROOT, "lib/check/rules")).filter((file) => !["index.ts", "refusals.ts"].includes(file));
  expect(files.sort()).toEqual(RULES.map(({ id }) => `${id}.ts`).sort());
  expect(RULES.filter(({ id }) => !existsSync(join(ROOT, `test/check/rules/${id}.test.ts`)))).toEqual([]);
});
