import type { Directive } from "./parsed";

/** Something that a configuration must not have. */
export interface Rule {
  /** As the analysers of others call it. */
  readonly id: string;
  /** Configurations that have it. */
  readonly bad: readonly string[];
  /** Configurations that look like it and are right. */
  readonly good: readonly string[];
  /** The directives that are wrong. */
  readonly find: (all: readonly Directive[]) => Directive[];
}
