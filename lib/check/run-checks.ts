import { AnnotationMetadataEntryType, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { type Acknowledgement, acknowledgementsAt } from "./acknowledgement";
import { CheckedStack } from "./checked-stack";
import type { Finding, Rule } from "./rule";
import { RULES } from "./rules";

/** Compares the parts of a stack. Gives back what stops synth, and leaves warnings where they belong. */
export function runChecks(stack: TerraformStack): string[] {
  const checked = new CheckedStack(stack);
  const used = new Set<Acknowledgement>();
  const errors: string[] = [];
  for (const rule of RULES) {
    for (const finding of once(rule.check(checked))) {
      const acknowledged = acknowledgementOf(rule, finding);
      if (acknowledged) {
        used.add(acknowledged);
        annotate(finding.at, AnnotationMetadataEntryType.INFO, `${rule.id}: acknowledged, because ${acknowledged.reason} (${finding.message})`);
      } else if (rule.severity === "warning") {
        annotate(finding.at, AnnotationMetadataEntryType.WARN, text(rule, finding));
      } else {
        errors.push(`at '${finding.at.node.path}': ${text(rule, finding)}`);
      }
    }
  }
  warnOfUnused(stack, used);
  return errors;
}

/** Replicas have the same fault, and the same construct to mend it at. */
function once(findings: Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.at.node.path}: ${finding.message}`, finding])).values()];
}

function text({ id }: Rule, { message }: Finding): string {
  return `${id}: ${message}; or acknowledge it there: Checks.of(...).acknowledge("${id}", "why it is no harm")`;
}

/** Said at the construct itself, or at one it belongs to. */
function acknowledgementOf({ id }: Rule, { at }: Finding): Acknowledgement | undefined {
  return at.node.scopes.flatMap(acknowledgementsAt).find(({ ruleId }) => ruleId === id);
}

function warnOfUnused(stack: TerraformStack, used: ReadonlySet<Acknowledgement>): void {
  for (const construct of stack.node.findAll()) {
    for (const acknowledgement of acknowledgementsAt(construct)) {
      if (used.has(acknowledgement)) continue;
      const { ruleId } = acknowledgement;
      annotate(construct, AnnotationMetadataEntryType.WARN, `${ruleId}: acknowledged here, but there is nothing to acknowledge; remove acknowledge("${ruleId}", ...)`);
    }
  }
}

/** Without a stack trace, which would differ from machine to machine; a second synth says nothing twice. */
function annotate(construct: IConstruct, level: string, message: string): void {
  const isThere = construct.node.metadata.some(({ type, data }) => type === level && data === message);
  if (!isThere) construct.node.addMetadata(level, message);
}
