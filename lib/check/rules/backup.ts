import type { Rule } from "../rule";

export const BACKUP: Rule = {
  id: "backup",
  severity: "warning",
  title: "Data that is kept is also kept somewhere else.",
  why: "A volume is on one disk of one host. It survives a deploy and a destroy, but not the disk, the host, or a wrong DELETE.",
  wayOut: "Back it up with what you have (docs/repair.md shows the dump and the way back), and acknowledge the rule with what does it, and when it was last restored.",
  check: (stack) => stack.databases.map((database) => ({
    at: database,
    message: `nothing in this stack backs up the volume '${database.volumeName}'; have something that does`,
  })),
};
