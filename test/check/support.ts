import { AnnotationMetadataEntryType, type TerraformStack, Testing } from "cdktf";
import { Checks } from "../../lib";
import { RULES } from "../../lib/check/rules";

interface Example {
  /** A stack that the rule finds fault with. */
  readonly fails: () => TerraformStack;
  /** One as near to it as can be, without the fault. */
  readonly passes: () => TerraformStack;
  /** Path of the construct it speaks of. */
  readonly at: string;
  /** What it says there: the numbers and the way out. */
  readonly says: string;
}

/** What every rule has to do for a failing and a passing stack. */
export function testRule(id: string, { fails, passes, at, says }: Example): void {
  const severity = RULES.find((rule) => rule.id === id)?.severity;

  test("it finds the fault, says where, the numbers and the way out", () => {
    const stack = fails();
    const errors = errorsOf(stack);
    const found = severity === "error" ? errors : annotations(stack, AnnotationMetadataEntryType.WARN);
    expect(found).toContain(severity === "error" ? `at '${at}': ${id}: ${says}` : `${at}: ${id}: ${says}`);
  });

  test("it finds nothing where there is no fault", () => {
    const stack = passes();
    expect(errorsOf(stack)).not.toContain(`${id}: `);
    expect(annotations(stack, AnnotationMetadataEntryType.WARN)).not.toContain(`${id}: `);
  });

  test("a reason at the construct turns it into information", () => {
    const stack = fails();
    const construct = stack.node.root.node.findAll().find(({ node }) => node.path === at);
    Checks.of(construct ?? stack).acknowledge(id, "this is a test");
    expect(errorsOf(stack)).not.toContain(`${id}: `);
    expect(annotations(stack, AnnotationMetadataEntryType.WARN)).not.toContain(`${id}: `);
    expect(annotations(stack, AnnotationMetadataEntryType.INFO)).toContain(`${at}: ${id}: acknowledged, because this is a test (${says}`);
  });
}

/** What stops synth; empty where nothing does. */
export function errorsOf(stack: TerraformStack): string {
  try {
    Testing.synth(stack, true);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

/** What is said of the constructs of a stack, a line each. */
export function annotations(stack: TerraformStack, level: string): string {
  const lines = stack.node.findAll().flatMap(({ node }) =>
    node.metadata.filter(({ type }) => type === level).map(({ data }) => `${node.path}: ${String(data)}`),
  );
  return lines.join("\n");
}
