import { describeWithTerraform } from "./describe-with-terraform";

/** A group of tests that need Terraform and something more of this machine: `missing` says what it lacks, if it does. */
export function describeWherePossible(name: string, missing: string | undefined, tests: () => void): void {
  if (missing === undefined) {
    describeWithTerraform(name, tests);
  } else {
    console.warn(`SKIPPED: ${name}: ${missing}`);
    describe.skip(`${name} (skipped: ${missing})`, tests);
  }
}
