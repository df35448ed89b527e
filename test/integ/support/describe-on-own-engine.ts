import { describeWithTerraform } from "./describe-with-terraform";

/**
 * A group of tests that restart the Docker engine and remove whatever it holds and does not use. It runs only where
 * ENGINE_IS_FOR_TESTS=1 says that nobody else's work is lost by it, and says so where it does not.
 */
export function describeOnOwnEngine(name: string, tests: () => void): void {
  if (process.env.ENGINE_IS_FOR_TESTS === "1") {
    describeWithTerraform(name, tests);
  } else {
    const reason = "it restarts the Docker engine and prunes it; set ENGINE_IS_FOR_TESTS=1 where that harms nobody";
    console.warn(`SKIPPED: ${name}: ${reason}`);
    describe.skip(`${name} (skipped: ${reason})`, tests);
  }
}
