import type { Container } from "@cdktf/provider-docker/lib/container";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ContainerSpec } from "../container/container-spec";
import { hostName } from "../private/names";
import { terraformText } from "../private/terraform-text";
import { defineJob } from "../rollout/job";
import { SCHEMA_CHECK } from "../rollout/record-names";
import type { AppContainer } from "./app-container";
import type { Application, ReleaseJob } from "./web-framework-engine";

interface ReleaseJobsProps {
  readonly container: AppContainer;
  readonly own: ReleaseJob[];
  readonly application: () => Application;
  readonly memoryMiB: number;
}

/** Makes the jobs of a release, each after those before: a failing check then stops the release before the migration. */
export function defineReleaseJobs(scope: Construct, props: ReleaseJobsProps): Container[] {
  const all = () => [...(props.application().releaseJobs ?? []), ...props.own];
  const made: Container[] = [];
  all().forEach((job, index) => {
    // Collecting static files and changing the database have nothing to do with each other.
    const before = made.filter((_, earlier) => !job.collectsStaticFiles || !usesDatabase(all()[earlier]));
    made.push(defineReleaseJob(scope, job, () => sameJob(job, all()[index]), props, before));
  });
  return made;
}

function usesDatabase(job: ReleaseJob): boolean {
  return (job.usesDatabase ?? true) && !job.collectsStaticFiles;
}

function defineReleaseJob(
  scope: Construct,
  job: ReleaseJob,
  late: () => ReleaseJob,
  { container, application, memoryMiB }: ReleaseJobsProps,
  before: ITerraformDependable[],
): Container {
  const needsDatabase = usesDatabase(job);
  const networks = needsDatabase ? container.databaseNetwork : [];
  const run = (command: string[]): string[] => [...(needsDatabase ? (application().databaseJobRunner ?? []) : []), ...command];
  const command = (): ContainerSpec => ({ command: run(late().command), environment: needsDatabase ? waitHost(container) : {} });
  const scopeOfJob = new Construct(scope, `Job-${job.name}`);
  return defineJob(scopeOfJob, "Resource", {
    title: `the release job ${job.name}`,
    name: hostName(scopeOfJob),
    image: container.image,
    spec: job.collectsStaticFiles ? () => container.withoutSecrets(command()) : () => container.withSecrets(command()),
    resources: { memoryMiB, cpus: 1 },
    networks: networks.length > 0 ? networks : undefined,
    // A database that is on no network of ours is reached as the outside is.
    settings: needsDatabase && container.hasDatabase && networks.length === 0 ? { networkMode: "bridge" } : undefined,
    mounts: job.collectsStaticFiles
      ? [container.filesMount, ...container.staticMount(true)]
      : [container.filesMount, ...container.secretMounts, ...container.staticMount(false)],
    groups: job.collectsStaticFiles ? undefined : container.secretGroups,
    labels: job.schemaCheck && { [SCHEMA_CHECK]: () => terraformText(JSON.stringify(run(late().schemaCheck ?? []))) },
    dependsOn: [...container.dependables, ...before],
    createBeforeDestroy: true,
  });
}

/** The shape of a release is asked for before the site is known, its text afterwards. */
function sameJob(before: ReleaseJob, now: ReleaseJob | undefined): ReleaseJob {
  if (now?.name === before.name) return now;
  throw new Error(`an engine must answer the same release jobs whatever the site is, got '${now?.name ?? "none"}' in the place of '${before.name}'`);
}

function waitHost(container: AppContainer): { [name: string]: string } {
  const host = container.databaseWaitHost;
  return host === undefined ? {} : { WEBSTACK_DATABASE_WAIT_HOST: host };
}

/** @param taken names of the framework's own jobs */
export function checkReleaseJobs(jobs: ReleaseJob[], taken: string[]): void {
  const names = new Set(taken);
  for (const { name, command, schemaCheck } of jobs) {
    if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) {
      throw new Error(`'releaseJobs' must be named by a lower-case letter and up to 30 more, digits and hyphens, got ${JSON.stringify(name)}`);
    }
    if (names.has(name)) throw new Error(`'releaseJobs' must have names of their own, got '${name}' twice (${taken.join(", ")} are the framework's); rename one`);
    if (command.length === 0) throw new Error(`the release job '${name}' must have a command: the program and its arguments, got none`);
    if (schemaCheck?.length === 0) throw new Error(`'schemaCheck' of the release job '${name}' must be a program and its arguments, got none; leave it out`);
    names.add(name);
  }
}
