/** What becomes of data when the stack is destroyed. */
export enum RemovalPolicy {
  /** The volume stays; the next deploy finds its data. */
  RETAIN = "retain",

  /** The volume goes with the stack, and the data in it. */
  DESTROY = "destroy",
}
