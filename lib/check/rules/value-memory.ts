import type { Rule } from "../rule";

export const VALUE_MEMORY: Rule = {
  id: "value-memory",
  severity: "error",
  title: "A database outlasts six connections that store or fetch the largest value it accepts, at once.",
  why:
    "A value is in the server's memory up to seven times: as received, in the statement, in the row, in the answer. " +
    "Past the memory limit the kernel kills the server, and all its clients fail at once.",
  wayOut:
    "Leave `max_allowed_packet`, `work_mem` and `processMemoryMiB` to the library, which computes them from `resources.memoryMiB`, " +
    "or raise that. What is too large is then [refused with an error](large-values.md), and nothing else happens.",
  check: (stack) => stack.databases.flatMap((database) => {
    const peak = database._server.capacity?.peak;
    const memory = stack.finished(database.container).number("memory");
    if (peak === undefined || memory === undefined || peak.memoryMiB <= memory) return [];
    return [{
      at: database,
      message:
        `with ${peak.setting}, six connections at once take the server to ${peak.memoryMiB} MiB, ` +
        `but the memory limit is ${memory} MiB; lower that, or raise 'resources.memoryMiB'`,
    }];
  }),
};
