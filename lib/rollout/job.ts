import type { Container } from "@cdktf/provider-docker/lib/container";
import type { Construct } from "constructs";
import { type ContainerDefinition, defineContainer } from "../private/docker-container";

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
      provisioners: [{ type: "local-exec", command: exitCheck(job) }],
      ...job.settings,
    },
  });
}

/** Runs in `sh` and in `cmd`. A postcondition would not do: a known bad exit code fails every later plan. */
function exitCheck({ title, hint }: JobDefinition): string {
  const failed = `echo ${title} failed - its log: docker logs \${self.name}${hint === undefined ? "" : ` - ${hint}`} && exit \${self.exit_code}`;
  return `\${self.exit_code == 0 ? "exit 0" : "${failed}"}`;
}
