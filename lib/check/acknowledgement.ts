import type { IConstruct } from "constructs";

const METADATA = "webstack:acknowledged";

/** What somebody has decided to live with, and why. */
export interface Acknowledgement {
  readonly ruleId: string;
  readonly reason: string;
}

export function acknowledge(construct: IConstruct, acknowledgement: Acknowledgement): void {
  construct.node.addMetadata(METADATA, acknowledgement);
}

export function acknowledgementsAt(construct: IConstruct): Acknowledgement[] {
  return construct.node.metadata.filter(({ type }) => type === METADATA).map(({ data }) => data as Acknowledgement);
}
