import { type ApacheDirective, directive } from "../../config/apache-conf";

/** Memory of the server itself: parent process, shared memory and the pages every process has of its own. */
const OWN_MIB = 32;
/** What a busy thread takes, buffers of both its connections and of a compression included. */
const THREAD_MIB = 0.25;
/** Configurations whose processes may be at work at once: two at a reload, and room for one that ends slowly. */
const GENERATIONS = 4;

export interface WorkerOptions {
  readonly memoryMiB: number;
  readonly temporarySpaceMiB: number;
  readonly threadsPerChild?: number;
  readonly maxRequestWorkers?: number;
}

/** Processes and threads of one configuration. */
export interface Workers {
  readonly processes: number;
  readonly threads: number;
  readonly serverLimit: number;
}

/**
 * A thread serves one request at a time, and a request that waits for a client or an application holds its thread.
 *
 * Few large processes: one whose threads are all busy cuts its clients' idle connections, whatever the others have free.
 */
export function workers({ memoryMiB, temporarySpaceMiB, threadsPerChild, maxRequestWorkers }: WorkerOptions): Workers {
  const room = Math.floor((memoryMiB - temporarySpaceMiB - OWN_MIB) / THREAD_MIB);
  const wanted = maxRequestWorkers ?? Math.min(2048, Math.max(128, room));
  const threads = Math.min(threadsPerChild ?? Math.min(256, Math.ceil(wanted / 2)), wanted);
  const processes = Math.max(1, Math.floor(wanted / threads));
  return { processes, threads, serverLimit: GENERATIONS * processes };
}

/** Limits that hold as long as the server lives: on its command line, where a change makes a new container. */
export function workerLimits({ threads, serverLimit }: Workers): string[] {
  return ["-c", `ServerLimit ${serverLimit}`, "-c", `ThreadLimit ${threads}`];
}

/** As many processes as there may be, always: one that is ended to save memory would cut its clients' idle connections. */
export function workerDirectives({ processes, threads }: Workers): ApacheDirective[] {
  return [
    directive("StartServers", processes),
    directive("ThreadsPerChild", threads),
    directive("MaxRequestWorkers", processes * threads),
    directive("MinSpareThreads", threads),
    directive("MaxSpareThreads", (processes + 1) * threads),
    directive("MaxConnectionsPerChild", 0),
  ];
}
