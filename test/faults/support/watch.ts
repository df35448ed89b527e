import { exchange } from "../../support/exchange";

const EVERY_MS = 100;
const PATIENCE_SECONDS = 10;
/** Time without any failure after which a site counts as back. */
const STEADY_MS = 3000;

interface Probe {
  readonly at: number;
  outcome?: "served" | "failed";
}

/** How long a site was away. */
export interface Absence {
  /** Seconds from its beginning; 0 when there was none. */
  readonly seconds: number;
  /** Seconds from the end of its cause: 0 when it was over before. */
  readonly backAfter: number;
}

/** Asks a site for a page ten times a second, each time over a connection of its own, whatever becomes of the others. */
export class Watch {
  private readonly probes: Probe[] = [];
  private readonly timer = setInterval(() => void this.probe(), EVERY_MS);

  public constructor(private readonly site: { readonly port: number; readonly host: string }) {}

  /** Waits until the site is served steadily, after a cause that ended then. */
  public async untilBack(causeEnded: number, deadlineSeconds: number): Promise<Absence> {
    const end = Date.now() + deadlineSeconds * 1000;
    for (;;) {
      // Requests under way do not count yet.
      const known = this.probes.filter(({ outcome }) => outcome !== undefined);
      const outcomes = known.map(({ outcome }) => outcome);
      const [first, last] = [outcomes.indexOf("failed"), outcomes.lastIndexOf("failed")];
      const back = first === -1 ? causeEnded : known[last + 1]?.at;
      if (back !== undefined && Date.now() - Math.max(back, causeEnded) > STEADY_MS) {
        return { seconds: first === -1 ? 0 : (back - known[first].at) / 1000, backAfter: Math.max(0, back - causeEnded) / 1000 };
      }
      if (Date.now() > end) throw new Error(`the site is not back ${deadlineSeconds} s after the fault`);
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  }

  public stop(): void {
    clearInterval(this.timer);
  }

  private async probe(): Promise<void> {
    const probe: Probe = { at: Date.now() };
    this.probes.push(probe);
    const target = { address: "127.0.0.1", port: this.site.port, timeoutSeconds: PATIENCE_SECONDS };
    const answer = await exchange(target, { method: "GET", path: "/", headers: { host: this.site.host } }).catch(() => undefined);
    probe.outcome = answer?.status === 200 ? "served" : "failed";
  }
}
