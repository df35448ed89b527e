import { type IConstruct, Node } from "constructs";
import { acknowledge } from "./acknowledgement";
import { REFUSALS, RULES } from "./rules";

/** The checks that compare the parts of a stack with each other at synth. */
export class Checks {
  /** The checks of what stands at a construct, and below it. */
  public static of(construct: IConstruct): Checks {
    return new Checks(construct);
  }

  private constructor(private readonly construct: IConstruct) {}

  /**
   * Says that a finding is known and why it stays. It is then listed in the manifest as information, and neither stops synth
   * nor is printed as a warning. One that meets no finding is a warning of its own.
   *
   * @param ruleId id of the rule, such as `backup`
   * @param reason why the finding is no harm here, for whoever reads the code next
   */
  public acknowledge(ruleId: string, reason: string): void {
    const { path } = Node.of(this.construct);
    if (REFUSALS.some(({ id }) => id === ruleId)) {
      throw new Error(`at '${path}': 'ruleId' must be a rule that can be acknowledged, got '${ruleId}', without which the site would not run`);
    }
    if (!RULES.some(({ id }) => id === ruleId)) {
      throw new Error(`at '${path}': 'ruleId' must be one of ${RULES.map(({ id }) => id).join(", ")}, got ${JSON.stringify(ruleId)}`);
    }
    if (typeof reason !== "string" || reason.trim() === "") {
      throw new Error(`at '${path}': 'reason' must say why '${ruleId}' is no harm here, got ${JSON.stringify(reason)}`);
    }
    acknowledge(this.construct, { ruleId, reason });
  }
}
