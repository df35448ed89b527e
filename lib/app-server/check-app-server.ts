import { TerraformStack } from "cdktf";
import { type Construct, Node } from "constructs";
import { wholeNumber } from "../container/numbers";
import type { AppServerProps } from "./app-server";

/** Refuses what does not fit together. */
export function checkAppServer(server: Construct, { startTimeoutSeconds, requestTimeoutSeconds, temporarySpaceMiB, egress, framework }: AppServerProps): void {
  wholeNumber("startTimeoutSeconds", startTimeoutSeconds ?? 60, { atLeast: 1, atMost: 1000 });
  wholeNumber("requestTimeoutSeconds", requestTimeoutSeconds ?? 60, { atLeast: 1 });
  wholeNumber("temporarySpaceMiB", temporarySpaceMiB ?? 64, { atLeast: 1 });
  const { database } = framework;
  if (egress === false && database !== undefined && database.networkName === undefined) {
    throw new Error("'egress' must not be false where 'database' is on no network of its own, or it could not be reached; give it a 'networkName'");
  }
  if (TerraformStack.of(framework) !== TerraformStack.of(server)) {
    throw new Error(`'framework' must be in the same stack, got '${Node.of(framework).path}'; make both in one stack`);
  }
}
