import { type Inspection, shortName } from "./hardening-inspection";
import { type Rule, RULES } from "./hardening-rules";

/** What came of a rule in the containers of a stack. */
export interface Finding {
  readonly rule: Rule;
  readonly containers: number;
  readonly passed: number;
  /** Short names of those that its exception speaks of, each once. */
  readonly excepted: readonly string[];
  /** Short names of those that have no excuse. */
  readonly failed: readonly string[];
}

export function findings(containers: readonly Inspection[]): Finding[] {
  return RULES.map((rule) => {
    const others = containers.filter((one) => !rule.passes(one));
    const [excepted, failed] = [true, false].map((wanted) => others.filter((one) => (rule.exception?.is(one) ?? false) === wanted).map(shortName));
    return { rule, containers: containers.length, passed: containers.length - others.length, excepted: [...new Set(excepted)], failed };
  });
}

/** Those of a list that no exception excuses, as `rule: container`. */
export function failures(found: readonly Finding[]): string[] {
  return found.flatMap(({ rule, failed }) => failed.map((name) => `${rule.id}: ${name}`));
}

/** A cell of the table. */
export function told({ rule, containers, passed, excepted, failed }: Finding): string {
  const count = `${passed === containers ? "pass, " : ""}${passed} of ${containers}`;
  const { reason, closedBy } = rule.exception ?? {};
  const excuse = excepted.length === 0 ? [] : [`not ${named(excepted)}: ${reason}${closedBy === undefined ? "" : ` (${closedBy} closes it)`}`];
  const fault = failed.length === 0 ? [] : [`FAIL: ${failed.join(", ")}`];
  return [count, ...excuse, ...fault].join("; ");
}

function named(names: readonly string[]): string {
  return names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
}
