import { type ITerraformDependable, type Postcondition } from "cdktf";
import type { Construct } from "constructs";
import { hostName } from "../private/names";
import { TerraformData } from "../private/terraform-data";
import { dataFormatIs } from "../private/terraform-expressions";
import { terraformText } from "../private/terraform-text";
import { defineJob } from "../rollout/job";
import type { DatabaseServer } from "./database-engine";

interface DataGuardProps {
  /** Id of the server's image. */
  readonly image: string;
  readonly server: DatabaseServer;
  readonly volumeName: string;
  /** What makes the volume, if anything here does. */
  readonly dependsOn: ITerraformDependable[];
}

/** What keeps a server from data that it could not open. */
export interface DataGuard {
  /** Fails at the plan, while the old server still runs. */
  readonly preconditions: Postcondition[];
  /** Has to be there before the server starts. */
  readonly dependables: ITerraformDependable[];
}

/**
 * Terraform's state remembers what the data was when its volume was first used. Data that the state knows nothing of,
 * such as an adopted volume's, is seen by a job.
 */
export function guardData(scope: Construct, { image, server, volumeName, dependsOn }: DataGuardProps): DataGuard {
  const record = new TerraformData(scope, "DataFormat", {
    input: { format: server.dataFormat },
    triggersReplace: { volume: volumeName },
    lifecycle: { ignoreChanges: ["input"] },
  });
  const check = defineJob(scope, "DataCheck", {
    title: "looking at the data before the server does",
    name: hostName(scope, "data-check"),
    image,
    spec: server.dataCheck,
    resources: { memoryMiB: 64, cpus: 1 },
    mounts: [{ source: volumeName, target: server.dataPath }],
    createBeforeDestroy: true,
    dependsOn,
  });
  const wanted = terraformText(server.dataFormat);
  return {
    preconditions: [
      {
        condition: dataFormatIs(record.fqn, wanted),
        errorMessage:
          `at '${scope.node.path}': the data in the volume '${volumeName}' is that of \${${record.fqn}.output.format}, got an engine for ${wanted}, ` +
          `which cannot open it; ${terraformText(server.dataFormatAdvice)}. ` +
          `If the volume was emptied, or its data upgraded by hand, forget this: terraform apply -replace=${record.terraformResourceType}.${record.friendlyUniqueId}`,
      },
    ],
    dependables: [check],
  };
}
