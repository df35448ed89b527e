import { type IConstruct, Node } from "constructs";
import type { AppServer } from "../../app-server/app-server";
import { Database } from "../../database/database";
import type { IDatabase } from "../../database/i-database";
import type { CheckedStack } from "../checked-stack";
import type { Finding, Rule } from "../rule";

/** SQLAlchemy's pool, of each process: 5, and 10 more when they do not do. */
const USUAL_POOL = 15;

export const CONNECTIONS: Rule = {
  id: "connections",
  severity: "error",
  title: "The database takes as many connections as the applications may open while a release goes live.",
  why:
    "In a release the old and the new containers run side by side: twice replicas x processes x threads (or the size of each process' pool), one more of each container " +
    "for its ready path, one for each application's release job and one for the job that prepares the database. Past the server's limit, requests fail at random.",
  wayOut: "Raise `maxConnections` of the database's engine, together with its memory, or lower `replicas`, workers or threads. Say the size of a pool by `databaseConnectionsPerProcess`.",
  check: (stack) => {
    const servers = stack.app.flatMap((it) => it.servers);
    const users = new Map<IDatabase, AppServer[]>();
    for (const server of servers) {
      const { database } = server._framework;
      if (database) users.set(database, [...(users.get(database) ?? []), server]);
    }
    return [...users].flatMap(([database, all]) => compare(stack, database, all));
  },
};

function compare(stack: CheckedStack, database: IDatabase, servers: AppServer[]): Finding[] {
  const at: IConstruct = database instanceof Database ? database : servers[0];
  const allowed = database.maxConnections;
  if (allowed === undefined || Number.isNaN(allowed) || !Node.of(at).scopes.includes(stack.stack)) return [];
  const wanted = servers.flatMap(opened);
  // The release job of each, and the one that prepares the database.
  const jobs = servers.length + 1;
  const sum = wanted.reduce((total, { count }) => total + count, jobs);
  if (sum <= allowed) return [];
  const parts = wanted.map(({ text }) => text).join(", ");
  return [{
    at,
    message: `it takes ${allowed} connections, but while a release goes live ${sum} may be wanted: ${parts}, and ${jobs} for jobs; ` +
      `raise its 'maxConnections' by ${sum - allowed}, or lower 'replicas', workers or threads`,
  }];
}

function opened(server: AppServer): { count: number; text: string }[] {
  const { workload } = server._process;
  if (workload === undefined) return [];
  const { processes, threads } = workload;
  const each = server._framework._props.databaseConnectionsPerProcess ?? threads ?? USUAL_POOL;
  const replicas = server.containers.length;
  const count = 2 * replicas * (processes * each + 1);
  return [{ count, text: `'${server.node.path}' ${count} = 2 releases x ${replicas} x (${processes} processes x ${each} + 1)` }];
}
