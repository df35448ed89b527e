import type { Container } from "@cdktf/provider-docker/lib/container";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ContainerSpec } from "../container/container-spec";
import { hostName } from "../private/names";
import { defineJob } from "../rollout/job";
import type { AppContainer } from "./app-container";
import type { Application, ReleaseJob } from "./web-framework-engine";

interface ReleaseJobsProps {
  readonly container: AppContainer;
  readonly own: ReleaseJob[];
  readonly application: () => Application;
  readonly memoryMiB: number;
}

/** Makes the jobs of a release, each after the one before: a failing check then stops the release before the migration. */
export function defineReleaseJobs(scope: Construct, props: ReleaseJobsProps): Container[] {
  const all = () => [...(props.application().releaseJobs ?? []), ...props.own];
  const made: Container[] = [];
  all().forEach((job, index) => {
    made.push(defineReleaseJob(scope, job, () => all()[index], props, made.slice(-1)));
  });
  return made;
}

function defineReleaseJob(
  scope: Construct,
  job: ReleaseJob,
  late: () => ReleaseJob,
  { container, application, memoryMiB }: ReleaseJobsProps,
  before: ITerraformDependable[],
): Container {
  const usesDatabase = (job.usesDatabase ?? true) && !job.collectsStaticFiles;
  const networks = usesDatabase ? container.databaseNetwork : [];
  const command = (): ContainerSpec => {
    const runner = usesDatabase ? (application().databaseJobRunner ?? []) : [];
    return { command: [...runner, ...late().command], environment: usesDatabase ? waitHost(container) : {} };
  };
  const scopeOfJob = new Construct(scope, `Job-${job.name}`);
  return defineJob(scopeOfJob, "Resource", {
    title: `the release job ${job.name}`,
    name: hostName(scopeOfJob),
    image: container.image,
    spec: job.collectsStaticFiles ? () => container.withoutSecrets(command()) : () => container.withSecrets(command()),
    resources: { memoryMiB, cpus: 1 },
    networks: networks.length > 0 ? networks : undefined,
    mounts: job.collectsStaticFiles
      ? [container.filesMount, ...container.staticMount(true)]
      : [container.filesMount, ...container.secretMounts, ...container.staticMount(false)],
    groups: job.collectsStaticFiles ? undefined : container.secretGroups,
    dependsOn: [...container.dependables, ...before],
    createBeforeDestroy: true,
  });
}

function waitHost(container: AppContainer): { [name: string]: string } {
  const host = container.databaseWaitHost;
  return host === undefined ? {} : { WEBSTACK_DATABASE_WAIT_HOST: host };
}

/** @param taken names of the framework's own jobs */
export function checkReleaseJobs(jobs: ReleaseJob[], taken: string[]): void {
  const names = new Set(taken);
  for (const { name, command } of jobs) {
    if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) {
      throw new Error(`'releaseJobs' must be named by a lower-case letter and up to 30 more, digits and hyphens, got ${JSON.stringify(name)}`);
    }
    if (names.has(name)) throw new Error(`'releaseJobs' must have names of their own, got '${name}' twice (${taken.join(", ")} are the framework's); rename one`);
    if (command.length === 0) throw new Error(`the release job '${name}' must have a command: the program and its arguments, got none`);
    names.add(name);
  }
}
