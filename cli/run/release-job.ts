import { Refusal } from "../failure";
import type { StackContainer, StackFolder } from "../stack-folder";

/** Label of a job that was started by hand, which no deploy takes for its own. */
export const LONG_JOB = "webstack.long-job";

/** A job of a release, as the synthesized stack describes it. */
export interface ReleaseJob {
  /** `migrate` */
  readonly name: string;
  /** `Site/Job-migrate` */
  readonly construct: string;
  readonly title: string;
  readonly settings: StackContainer["settings"];
  /** Terraform's addresses of what it needs: image, files, secrets, but not the jobs before it. */
  readonly needs: readonly string[];
}

const JOB = /(?:^|\/)Job-([a-z][a-z0-9-]*)$/;

/** The release job of a name, `migrate` or, where several applications have one, `Site/migrate`. */
export function releaseJob(stack: StackFolder, wanted: string): ReleaseJob {
  const jobs = stack.containers.filter(({ construct }) => JOB.test(construct));
  const found = jobs.filter(({ construct }) => [construct, construct.replace("Job-", ""), JOB.exec(construct)?.[1]].includes(wanted));
  const names = jobs.map(({ construct }) => construct.replace("Job-", ""));
  if (found.length === 0) throw new Refusal(`the stack '${stack.id}' has no release job '${wanted}'; it has ${names.join(", ") || "none"}`);
  if (found.length > 1) throw new Refusal(`the stack '${stack.id}' has several release jobs '${wanted}'; say which: ${found.map(({ construct }) => construct.replace("Job-", "")).join(", ")}`);
  const [{ construct, settings }] = found;
  const others = new Set(jobs.map(({ address }) => address));
  const name = JOB.exec(construct)![1];
  return { name, construct, title: `the release job ${name}`, settings, needs: (settings.depends_on ?? []).filter((address) => !others.has(address)) };
}
