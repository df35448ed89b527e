/** Limits of the jobs that run a shell and a few small programs. */
export const SMALL_JOB = { resources: { memoryMiB: 64, cpus: 1 } };
