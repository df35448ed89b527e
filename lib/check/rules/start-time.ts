import type { CheckedStack } from "../checked-stack";
import type { Finding, Rule } from "../rule";

/** The provider's own, for whatever it makes or removes. */
const PROVIDER_SECONDS = 1200;
/** What the route job does beside waiting. */
const SWITCH_SECONDS = 30;

export const START_TIME: Rule = {
  id: "start-time",
  severity: "error",
  title: "Nothing in a deploy takes longer than the 20 minutes that Docker's provider allows.",
  why: "The provider gives up then, in the middle of the switch, and what it waited for goes on without it.",
  wayOut: "Lower `startTimeoutSeconds` or the proxy's grace; do long migrations with `npx webstack run` (docs/long-migrations.md).",
  check: (stack) => [...switches(stack), ...stops(stack)],
};

function switches(stack: CheckedStack): Finding[] {
  return stack.proxies.flatMap(({ proxy, server: { live }, sites }) => {
    if (live === undefined) return [];
    const start = Math.max(...sites.map(({ facts }) => facts.startTimeoutSeconds));
    const sum = start + (live.quiesceSeconds ?? 0) + live.drainSeconds + SWITCH_SECONDS;
    if (sum <= PROVIDER_SECONDS) return [];
    return [{
      at: proxy,
      message: `a switch may take ${sum} s (a start ${start} s, the proxy's grace ${live.drainSeconds} s, the rest ${sum - start - live.drainSeconds} s), ` +
        `and the provider gives up after ${PROVIDER_SECONDS} s; lower 'startTimeoutSeconds' or the grace`,
    }];
  });
}

function stops(stack: CheckedStack): Finding[] {
  return stack.containers.flatMap((container) => {
    const grace = container.number("destroy_grace_seconds") ?? 0;
    if (grace <= PROVIDER_SECONDS) return [];
    return [{ at: container.owner, message: `a stop may take ${grace} s, and the provider gives up after ${PROVIDER_SECONDS} s; lower 'destroy_grace_seconds'` }];
  });
}
