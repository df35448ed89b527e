import type { IConstruct } from "constructs";
import type { CheckedStack } from "./checked-stack";

/** What a rule found, and where it can be acknowledged. */
export interface Finding {
  readonly at: IConstruct;
  /** The numbers and the way out. */
  readonly message: string;
}

/** What the page of rules says of one. */
export interface RuleText {
  /** Name, for acknowledgements. */
  readonly id: string;
  /** What has to hold, as a sentence. */
  readonly title: string;
  /** What happens otherwise. */
  readonly why: string;
  readonly wayOut: string;
}

/** One comparison between parts of a stack. */
export interface Rule extends RuleText {
  /** An error stops synth; a warning is printed and listed in the manifest. */
  readonly severity: "error" | "warning";
  check(stack: CheckedStack): Finding[];
}
