import type { Rule } from "../rule";

/** @see https://docs.gunicorn.org/en/stable/design.html#how-many-workers */
const MOST_PER_CPU = 4;

export const CPUS: Rule = {
  id: "cpus",
  severity: "warning",
  title: "An application has no more workers than its processors can keep busy: four for each, and one.",
  why: "More of them wait for each other, take memory and connections, and make every request slower.",
  wayOut: "Raise `resources.cpus`, or leave the number of workers to the library.",
  check: (stack) => stack.servers.flatMap((server) => {
    const { processes = 1 } = server._process.workload ?? {};
    const { cpus } = server._resources;
    const most = MOST_PER_CPU * Math.ceil(cpus) + 1;
    if (processes <= most) return [];
    return [{ at: server, message: `${processes} processes share ${cpus} processors, which keep ${most} busy; raise 'resources.cpus' to ${Math.ceil((processes - 1) / MOST_PER_CPU)}, or have fewer workers` }];
  }),
};
