import type { Container } from "@cdktf/provider-docker/lib/container";
import type { Construct } from "constructs";
import { type ContainerDefinition, defineContainer } from "../private/docker-container";
import { exitCheck } from "../private/terraform-expressions";

export interface JobDefinition extends Omit<ContainerDefinition, "role"> {
  /** What the user knows the job by, for the error. */
  readonly title: string;
  /** What the user may do when it fails: words and commands, without a character that means something to a shell. */
  readonly hint?: string;
}

/**
 * A container that runs once per change and has to succeed. When it fails, the apply stops, the container stays for its
 * log, and the next apply runs the job again.
 */
export function defineJob(scope: Construct, id: string, job: JobDefinition): Container {
  return defineContainer(scope, id, {
    ...job,
    role: "job",
    settings: {
      restart: "no",
      attach: true,
      mustRun: false,
      ...(job.networks === undefined && job.settings?.networkMode === undefined ? { networkMode: "none" } : {}),
      // A postcondition would not do: a known bad exit code fails every later plan.
      provisioners: [{ type: "local-exec", command: exitCheck(job) }],
      ...job.settings,
    },
  });
}

