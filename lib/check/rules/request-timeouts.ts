import type { CheckedProxy, CheckedSite } from "../checked-stack";
import type { Finding, Rule } from "../rule";

export const REQUEST_TIMEOUTS: Rule = {
  id: "request-timeouts",
  severity: "warning",
  title: "Whoever waits has more patience than the one waited for: client <= proxy > worker > statement.",
  why: "Where the proxy gives up first, a worker goes on for nobody, and under load all of them do. Where a worker is ended before its statement, the statement goes on in the database.",
  wayOut: "Set the server's timeout below `AppServer.requestTimeoutSeconds`, and the database's statement timeout below both.",
  check: ({ proxies }) => proxies.flatMap((proxy) => proxy.sites.flatMap((site) => patience(proxy, site))),
};

function patience({ proxy, server: { clientTimeoutSeconds: client = 0 } }: CheckedProxy, { server, facts, workload }: CheckedSite): Finding[] {
  const { requestTimeoutSeconds: proxyWaits } = facts;
  const findings: Finding[] = [];
  if (client > proxyWaits) {
    findings.push({
      at: server ?? proxy,
      message: `the proxy waits ${proxyWaits} s for an answer and ${client} s for the client's next bytes; set 'requestTimeoutSeconds' to ${client} or more`,
    });
  }
  if (server === undefined) return findings;
  const worker = workload?.timeoutSeconds;
  if (worker !== undefined && worker >= proxyWaits) {
    findings.push({
      at: server,
      message: `a worker is ended after ${worker} s, but the proxy gives up after ${proxyWaits} s; set the server's timeout below that, or raise 'requestTimeoutSeconds'`,
    });
  }
  const { database } = server._framework;
  const statement = database?.statementTimeoutSeconds;
  const limit = Math.min(worker ?? proxyWaits, proxyWaits);
  if (statement !== undefined && statement >= limit) {
    findings.push({
      at: server,
      message: `the database ends a statement after ${statement} s, but nobody waits for it longer than ${limit} s; set its statement timeout below that`,
    });
  }
  return findings;
}
