/** What becomes of data when the stack is destroyed. */
export enum RemovalPolicy {
  /** The volume stays; the next deploy finds its data. */
  RETAIN = "retain",

  /**
   * The volume goes with the stack, and the data in it. To keep it after all, take the volumes out of Terraform's state
   * before you change back (`terraform state rm docker_volume.<id>`): otherwise Terraform removes what it does not
   * find in the stack any more.
   */
  DESTROY = "destroy",
}
