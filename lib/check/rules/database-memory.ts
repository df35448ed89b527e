import type { Rule } from "../rule";

/**
 * The rest is for connections, sorting and the kernel's cache of files. Of a server on its own MySQL takes three quarters.
 *
 * @see https://dev.mysql.com/doc/refman/9.7/en/innodb-dedicated-server.html
 */
const LARGEST_SHARE = 0.8;

export const DATABASE_MEMORY: Rule = {
  id: "database-memory",
  severity: "error",
  title: "The memory a database takes for good is at most four fifths of its limit.",
  why: "Buffers above it leave too little for connections and sorting: the kernel kills the server, and all its clients fail at once.",
  wayOut: "Leave the buffers to the library, which computes them from `resources.memoryMiB`, or raise that.",
  check: (stack) => stack.databases.flatMap((database) => {
    const fixed = Math.round(database._server.capacity?.fixedMemoryMiB ?? 0);
    const memory = stack.finished(database.container).number("memory");
    if (memory === undefined || fixed <= LARGEST_SHARE * memory) return [];
    return [{ at: database, message: `its buffers take ${fixed} MiB of a limit of ${memory} MiB; set 'resources.memoryMiB' to ${Math.ceil(fixed / LARGEST_SHARE)} or more, or lower them in 'settings'` }];
  }),
};
