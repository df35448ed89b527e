import { typicalMemoryMiB } from "../../app-server/worker-count";
import type { Rule } from "../rule";

export const APP_MEMORY: Rule = {
  id: "app-memory",
  severity: "warning",
  title: "The workers of an application, each with what a medium-sized site takes, fit into its memory beside a full `/tmp`.",
  why: "A worker takes about 100 MiB, the server 50 MiB beside them, and `/tmp`, where uploads lie, is memory too. Past the limit the kernel kills a worker, with the requests it had.",
  wayOut: "Raise `resources.memoryMiB`, lower the number of workers or the site's `maxBodySizeMiB`, or acknowledge it when you have measured that yours are smaller.",
  check: (stack) => stack.servers.flatMap((server) => {
    const { processes = 1 } = server._process.workload ?? {};
    const { memoryMiB } = server._resources;
    const { memoryMiB: uploads } = server._bodySpace;
    const wanted = typicalMemoryMiB(processes) + uploads;
    // One has to do with half of what there is: the engine says the least it works with.
    if (processes === 1 ? uploads <= memoryMiB / 2 : wanted <= memoryMiB) return [];
    const those = processes === 1 ? "a process" : `${processes} processes`;
    return [{
      at: server,
      message: `${those} and uploads in '/tmp' (${uploads} MiB) take about ${wanted} MiB, but the memory limit is ${memoryMiB} MiB; set 'resources.memoryMiB' to ${wanted}, or have fewer workers or smaller uploads`,
    }];
  }),
};
