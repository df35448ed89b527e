import { typicalMemoryMiB } from "../../app-server/worker-count";
import type { Rule } from "../rule";

export const APP_MEMORY: Rule = {
  id: "app-memory",
  severity: "warning",
  title: "The workers of an application fit into its memory, each with what a medium-sized site takes.",
  why: "A worker takes about 100 MiB, the server 50 MiB beside them. Past the limit the kernel kills one, with the requests it had.",
  wayOut: "Raise `resources.memoryMiB`, lower the number of workers, or acknowledge it when you have measured that yours are smaller.",
  check: (stack) => stack.servers.flatMap((server) => {
    const { processes = 1 } = server._process.workload ?? {};
    const { memoryMiB } = server._resources;
    const wanted = typicalMemoryMiB(processes);
    // One has to do with what there is: the engine says the least it works with.
    if (processes === 1 || wanted <= memoryMiB) return [];
    return [{
      at: server,
      message: `${processes} processes take about ${wanted} MiB, but the memory limit is ${memoryMiB} MiB; set 'resources.memoryMiB' to ${wanted}, or have fewer workers`,
    }];
  }),
};
