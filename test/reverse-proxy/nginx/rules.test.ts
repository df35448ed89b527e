import { generated } from "./rules/generated";
import { HEADERS } from "./rules/headers";
import { LISTED } from "./rules/listed";
import { parsed, text } from "./rules/parsed";
import { PATHS } from "./rules/paths";
import { REQUESTS } from "./rules/requests";
import type { Rule } from "./rules/rule";
import { SERVER } from "./rules/server";
import { UPSTREAMS } from "./rules/upstreams";

const RULES = [...HEADERS, ...PATHS, ...REQUESTS, ...UPSTREAMS, ...SERVER];
const each = RULES.map((rule): [string, Rule] => [rule.id, rule]);
const configurations = generated().map(([name, configuration]) => ({ name, all: parsed(configuration) }));

const found = (rule: Rule, configuration: string): string[] => rule.find(parsed(configuration)).map(text);

test.each(each)("the rule %s sees what is wrong, and nothing in what is right", (_, rule) => {
  expect(rule.bad.filter((configuration) => found(rule, configuration).length === 0)).toEqual([]);
  expect(rule.good.filter((configuration) => found(rule, configuration).length > 0)).toEqual([]);
});

test.each(each)("no configuration breaks the rule %s", (_, rule) => {
  const wrong = configurations.flatMap(({ name, all }) => rule.find(all).map((directive) => `${name}: ${text(directive)}`));
  expect(wrong.slice(0, 5)).toEqual([]);
});

test("every combination is there, and is read to its end", () => {
  expect(configurations).toHaveLength(1024);
  for (const { all } of configurations) expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(["http", "stub_status", "error_page"]));
});

test("each check that others make is made, or has a reason not to be", () => {
  const checked = Object.keys(LISTED).filter((check) => LISTED[check] === "checked");
  expect(checked.filter((check) => !RULES.some(({ id }) => id === check))).toEqual([]);
  expect(Object.values(LISTED)).not.toContain("");
});
