import type { CheckedStack } from "../checked-stack";
import type { Finding, Rule } from "../rule";

export const STOP_GRACE: Rule = {
  id: "stop-grace",
  severity: "error",
  title: "Docker waits longer for a container that stops than its server waits for requests.",
  why: "Docker kills what has not ended within the stop timeout, and the requests that were promised time to finish are cut.",
  wayOut: "Set the graceful timeout by the engine's prop, from which the rest follows, and override neither `stop_timeout` nor `destroy_grace_seconds`.",
  check: (stack) => stack.servers.flatMap((server) => {
    const graceful = server._process.workload?.gracefulTimeoutSeconds;
    return graceful === undefined ? [] : server.containers.flatMap((container) => compare(stack, container, graceful));
  }),
};

function compare(stack: CheckedStack, container: Parameters<CheckedStack["finished"]>[0], graceful: number): Finding[] {
  const finished = stack.finished(container);
  const stop = Math.min(finished.number("stop_timeout") ?? 10, finished.number("destroy_grace_seconds") ?? 10);
  if (stop > graceful) return [];
  return [{ at: finished.owner, message: `its server gives requests ${graceful} s to finish, but Docker kills it after ${stop} s; lower the graceful timeout below ${stop} s, or raise the stop timeout` }];
}
