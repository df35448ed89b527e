import type { Rule } from "../rule";

export const DRAIN: Rule = {
  id: "drain",
  severity: "warning",
  title: "A server gives requests as much time to finish as the proxy does.",
  why: "When a container is stopped, requests that the proxy would still wait for are cut by the server behind it.",
  wayOut: "Raise both together: the proxy's grace (`workerShutdownTimeoutSeconds`, `gracefulShutdownTimeoutSeconds`) and the server's.",
  check: ({ proxies }) => proxies.flatMap(({ server: { live }, sites }) => sites.flatMap(({ server, workload }) => {
    const drain = live?.drainSeconds;
    const graceful = workload?.gracefulTimeoutSeconds;
    if (server === undefined || drain === undefined || graceful === undefined || graceful >= drain) return [];
    return [{ at: server, message: `the proxy gives requests ${drain} s to finish, the server only ${graceful} s; raise the server's graceful timeout to ${drain} s` }];
  })),
};
