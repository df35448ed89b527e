import { Load, type LoadReport } from "../../support/load";
import type { Visitor } from "./visitor";

/** What a release under load has shown. */
export interface Released {
  readonly requests: number;
  readonly seconds: number;
}

const CLIENTS = 8;
const DEADLINE_SECONDS = 300;
const SLOW_SECONDS = 2;

/** Requests of a release under load: all of them lie before, within or behind it. */
export function requestsWanted(): number {
  const wanted = Number(process.env.MATRIX_REQUESTS ?? 1500);
  if (!Number.isInteger(wanted) || wanted < 300) throw new Error(`MATRIX_REQUESTS must be a whole number of at least 300, got '${process.env.MATRIX_REQUESTS}'`);
  return wanted;
}

/** Makes a release while keep-alive clients read and post, and some requests take long: none may fail, none may get lost. */
export async function releaseUnderLoad(visitor: Visitor, release: () => Promise<{ readonly seconds: number }>): Promise<Released> {
  const wanted = requestsWanted();
  const load = new Load({
    port: visitor.port,
    host: visitor.host,
    https: visitor.https,
    clients: CLIENTS,
    pages: ["/", "/"],
    postPath: "/notes",
    postFields: {},
    assetPattern: 'href="(/static/[^"]+\\.css)"',
    maxSeconds: 2 * DEADLINE_SECONDS,
  });
  await load.start();
  const slow = new SlowRequests(visitor);
  try {
    await load.untilRequests(Math.ceil(wanted / 4), DEADLINE_SECONDS);
    slow.start();
    const { seconds } = await release();
    await slow.stop();
    // The last part meets the new release alone.
    await load.untilRequests(Math.max(wanted, load.progress().requests + Math.ceil(wanted / 4)), DEADLINE_SECONDS);
    const report = await load.stop();
    await expectNothingLost(report, visitor);
    expect([slow.failures, slow.answered > 0]).toEqual([[], true]);
    return { requests: report.requests + slow.answered, seconds };
  } finally {
    await slow.stop();
    await load.stop();
  }
}

async function expectNothingLost(report: LoadReport, visitor: Visitor): Promise<void> {
  expect(report.failures).toEqual({});
  expect([report.failed, report.unfinished, Object.keys(report.versions)]).toEqual([0, 0, ["1", "2"]]);
  expect(report.posts / report.requests).toBeGreaterThanOrEqual(0.15);
  const stored = new Set(await visitor.notes());
  expect(report.acceptedNames.filter((name) => !stored.has(name))).toEqual([]);
}

/** Requests that take seconds, one after the other: some are under way whenever containers change. */
class SlowRequests {
  public readonly failures: string[] = [];
  public answered = 0;
  private running?: Promise<unknown>;
  private ended = false;

  public constructor(private readonly visitor: Visitor) {}

  public start(): void {
    this.running = Promise.all([this.loop(), this.loop()]);
  }

  public async stop(): Promise<void> {
    this.ended = true;
    await this.running;
  }

  private async loop(): Promise<void> {
    while (!this.ended) {
      const { status } = await this.visitor.ask(`/slow?seconds=${SLOW_SECONDS}`).catch((error: Error) => ({ status: error.message }));
      if (status === 200) this.answered++;
      else this.failures.push(`${new Date().toISOString()} ${status}`);
    }
  }
}
