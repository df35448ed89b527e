import { bad, type Finding, good } from "./check";

/** Whether the engine has the memory that the stack's services may take. */
export function memory(limitsMiB: readonly number[], engineBytes: number): Finding {
  const wanted = limitsMiB.reduce((sum, limit) => sum + limit, 0);
  const there = Math.floor(engineBytes / 1024 ** 2);
  const compared = `the services may take ${wanted} MiB together, the engine's host has ${there} MiB`;
  return wanted <= there ? good("memory", compared) : bad("memory", `${compared}; give the constructs smaller 'resources', or the host more memory`);
}
