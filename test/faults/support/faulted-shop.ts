import { DeployedShop } from "../../integ/support/deployed-shop";
import { docker, forgetImages, sql } from "../../integ/support/docker";
import type { ShopVariant } from "../../integ/support/shop";
import type { LoadReport } from "../../support/load";
import { reportRow } from "./report";
import { type Absence, Watch } from "./watch";

/** Before the fault, and again after it. */
const REQUESTS = 300;
const DEADLINE_SECONDS = 120;

export interface Fault {
  readonly title: string;
  /** Does harm and gives the time, in milliseconds, at which its cause had ended. */
  readonly strike: () => Promise<number> | number;
}

/** What the site's visitors saw of a fault. */
export interface Seen extends Absence {
  readonly failedGets: number;
  readonly failedPosts: number;
}

/** No page failed at any time. */
export const UNNOTICED = { failedGets: 0, seconds: 0 };

/** A deployed shop that suffers faults under load, each of which fills a row of the table. */
export class FaultedShop extends DeployedShop {
  private releases = 0;

  /** Call it inside `describe`. */
  public constructor(stackId: string, port: number, private readonly variant: ShopVariant = {}) {
    super(stackId, port, variant);
    afterAll(() => forgetImages(`${stackId}-`));
  }

  /** Throws when an accepted post is lost, the next deploy fails, its plan is not empty or a container is left over. */
  public async suffer({ title, strike }: Fault): Promise<Seen> {
    const before = this.inventory();
    const load = await this.load({ thinkMs: 50 });
    await load.untilRequests(REQUESTS, DEADLINE_SECONDS);
    const absence = await this.absence(strike);
    await load.untilRequests(load.progress().requests + REQUESTS, DEADLINE_SECONDS);
    const report = await load.stop();
    const seen = { ...absence, failedGets: failuresOf(report, "GET"), failedPosts: failuresOf(report, "POST") };
    const lost = this.lostRows(report);
    console.info(describeFailures(report));
    const deploySeconds = await this.nextDeploy();
    reportRow("Faults under load", {
      "fault": title,
      "requests": report.requests,
      "failed GETs": seen.failedGets,
      "failed POSTs": seen.failedPosts,
      "p99": `${report.latencyMs.p99} ms`,
      "away": absence.seconds === 0 ? "never" : `${absence.seconds.toFixed(1)} s`,
      "back after its end": absence.seconds === 0 ? "" : `${absence.backAfter.toFixed(1)} s`,
      "rows acknowledged": report.acceptedNames.length,
      "rows lost": lost.length,
      "next deploy": `${deploySeconds.toFixed(0)} s, then an empty plan`,
    });
    expect(lost).toEqual([]);
    expect(report.acceptedNames.length).toBeGreaterThan(0);
    expect(this.inventory()).toEqual(before);
    return seen;
  }

  private async absence(strike: Fault["strike"]): Promise<Absence> {
    const watch = new Watch(this);
    try {
      return await watch.untilBack(await strike(), DEADLINE_SECONDS);
    } finally {
      watch.stop();
    }
  }

  private async nextDeploy(): Promise<number> {
    this.release(`1.0.${++this.releases}`);
    this.synth(this.variant);
    const { seconds } = await this.terraform.deploy();
    await this.terraform.expectEmptyPlan();
    return seconds;
  }

  private lostRows({ acceptedNames }: LoadReport): string[] {
    const rows = new Set(sql(`${this.stackId}-database`, "shop", "select name from catalog_order").split("\n"));
    return acceptedNames.filter((name) => !rows.has(name));
  }

  /** Every container there is, by what it is for: names change with each release. */
  private inventory(): string[] {
    const format = '{{.Label "webstack.construct"}} {{.Label "webstack.role"}} {{.State}}';
    return docker("ps", "-a", "--filter", `label=webstack.stack=${this.stackId}`, "--format", format).split("\n").sort();
  }
}

function failuresOf({ failures }: LoadReport, method: string): number {
  return Object.entries(failures).reduce((sum, [kind, { count }]) => (kind.startsWith(`${method} `) ? sum + count : sum), 0);
}

/** The number of each kind, and when and after how long the first ones of it failed. */
function describeFailures({ failures }: LoadReport): string {
  const kinds = Object.entries(failures).map(([kind, { count, samples }]) => {
    const first = samples.map(({ at, afterMs, path }) => `${path} at ${at} after ${afterMs} ms`);
    return `${count} ${kind}: ${first.join(", ")}`;
  });
  return kinds.join("\n") || "no request failed";
}
