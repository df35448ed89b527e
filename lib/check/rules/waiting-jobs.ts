import type { Rule } from "../rule";

/** Of Terraform's ten parallel slots one has to be left for what they wait for. @see https://developer.hashicorp.com/terraform/cli/commands/apply */
const MOST = 9;

export const WAITING_JOBS: Rule = {
  id: "waiting-jobs",
  severity: "warning",
  title: "At most nine jobs of a stack wait for a database at once.",
  why: "Terraform does ten things at a time. Jobs that wait hold a slot each; when they hold all, the server they wait for is never started.",
  wayOut: "Split the stack, or deploy it with `terraform apply -parallelism=30` (`cdktf deploy --terraform-parallelism 30`).",
  check: (stack) => {
    const migrating = stack.frameworks.filter(({ database }) => database !== undefined).length;
    const count = migrating + stack.databases.length;
    if (count <= MOST) return [];
    return [{
      at: stack.stack,
      message: `${count} jobs may wait for a database at once (${stack.databases.length} prepare one, ${migrating} migrate), and Terraform does 10 things at a time; ` +
        `split the stack, or deploy with a parallelism of ${2 * count}`,
    }];
  },
};
