import { idleConnectionSeconds } from "../../reverse-proxy/pairing";
import type { Rule } from "../rule";

export const KEEP_ALIVE_ORDER: Rule = {
  id: "keep-alive-order",
  severity: "error",
  title: "The application keeps an idle connection longer than the proxy does.",
  why: "Otherwise the application closes a connection in the moment in which the proxy sends a request on it: a form post is lost, at random, under light load.",
  wayOut: "Set the keep-alive by the engine's prop, which the proxy follows, not by `extraArguments`.",
  check: (stack) => stack.sites.flatMap(({ server, facts, workload }) => {
    const proxyKeeps = idleConnectionSeconds(facts);
    const keeps = workload?.keepAliveSeconds;
    if (server === undefined || keeps === undefined || proxyKeeps === 0 || keeps > proxyKeeps) return [];
    return [{ at: server, message: `the proxy keeps idle connections ${proxyKeeps} s, the server ${keeps} s; remove the keep-alive from 'extraArguments' and set the engine's prop` }];
  }),
};
