import { setStackCheck } from "../private/stack-check";
import { runChecks } from "./run-checks";

export * from "./checks";

// The constructs come before their checks, which know them all.
setStackCheck(runChecks);
