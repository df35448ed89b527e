import { join } from "node:path";
import { Load, type LoadOptions, type LoadReport } from "../../support/load";
import { containers, named, sql, sweep } from "./docker";
import { Shop, type ShopVariant } from "./shop";

/** A shop that is deployed before the tests of a `describe` and removed behind them. */
export class DeployedShop extends Shop {
  private running?: Load;

  /** Call it inside `describe`. */
  public constructor(stackId: string, port: number, variant: ShopVariant = {}) {
    super(stackId, port);
    beforeAll(async () => {
      sweep(`${stackId}-`);
      this.synth(variant);
      await this.terraform.init();
      await this.terraform.deploy();
    });
    // A test that fails half-way leaves its load behind.
    afterEach(() => this.running?.stop());
    afterAll(async () => {
      try {
        await this.terraform.destroy();
        expect([...named("container", `${stackId}-`), ...named("network", `${stackId}-`)]).toEqual([]);
      } finally {
        sweep(`${stackId}-`);
        this.dispose();
      }
    });
  }

  public async load(options: Partial<LoadOptions> = {}): Promise<Load> {
    const load = new Load({ port: this.port, host: this.host, maxSeconds: 800, ...options });
    await load.start();
    this.running = load;
    return load;
  }

  /** Ends the load: nothing failed, a good part were posts, and each accepted post is a row. */
  public async expectNothingLost(load: Load): Promise<LoadReport> {
    const report = await load.stop();
    this.running = undefined;
    console.info(JSON.stringify({ ...report, acceptedNames: report.acceptedNames.length }));
    expect(report.failures).toEqual({});
    expect(report.failed + report.unfinished).toBe(0);
    expect(report.posts / report.requests).toBeGreaterThanOrEqual(0.2);
    const rows = new Set(sql(`${this.stackId}-database`, "shop", "select name from catalog_order").split("\n"));
    expect(report.acceptedNames.filter((name) => !rows.has(name))).toEqual([]);
    return report;
  }

  public get stateFile(): string {
    return join(this.folder, "terraform.tfstate");
  }

  /** Names of the application's containers: the running ones unless asked for all. */
  public applications({ all = false } = {}): string[] {
    return containers({ stack: this.stackId, construct: "AppServer" }, { all });
  }
}
