import type { Rule } from "../rule";

/** Docker's default, in MiB. */
const USUAL = 64;

export const SHARED_MEMORY: Rule = {
  id: "shared-memory",
  severity: "error",
  title: "A database has the shared memory its engine asks for.",
  why: "PostgreSQL's parallel queries meet in `/dev/shm`; with Docker's 64 MiB they fail with `could not resize shared memory segment`.",
  wayOut: "Remove the override of `shm_size`.",
  check: (stack) => stack.databases.flatMap((database) => {
    const wanted = database._server.container.sharedMemoryMiB ?? 0;
    const given = stack.finished(database.container).number("shm_size") ?? USUAL;
    return given >= wanted ? [] : [{ at: database, message: `its engine asks for ${wanted} MiB of shared memory, but 'shm_size' is ${given}; remove the override` }];
  }),
};
