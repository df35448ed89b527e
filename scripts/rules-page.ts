import type { RuleText } from "../lib/check/rule";
import { REFUSALS, RULES } from "../lib/check/rules";

/** The page of rules: what `docs/rules.md` holds. */
export function rulesPage(): string {
  return [
    "# Rules",
    "",
    "What is compared when a stack is synthesized. An error stops synth; a warning is printed and listed in the manifest. Whoever knows better says why, at the construct the finding names or at one that contains it:",
    "",
    "```ts",
    'Checks.of(database).acknowledge("backup", "pgBackRest on the host, every hour; last restored on 2026-11-02");',
    "```",
    "",
    "An acknowledged finding is listed in the manifest as information. An acknowledgement that meets no finding is a warning, so that none outlives its reason. `Testing.synth(stack, true)` runs the rules in your own tests.",
    "",
    "| rule | | what has to hold |",
    "|---|---|---|",
    ...RULES.map(({ id, severity, title }) => `| [${id}](#${id}) | ${severity} | ${title} |`),
    ...REFUSALS.map(({ id, title }) => `| [${id}](#${id}) | refused | ${title} |`),
    "",
    ...RULES.flatMap((rule) => entry(rule, rule.severity)),
    ...REFUSALS.flatMap((refusal) => entry(refusal, "refused where it is written; cannot be acknowledged")),
  ].join("\n");
}

function entry({ id, title, why, wayOut }: RuleText, kind: string): string[] {
  return [`## ${id}`, "", `${title} (${kind})`, "", `**Why.** ${why}`, "", `**What to do.** ${wayOut}`, ""];
}
