import { execSync } from "node:child_process";
import { Browser } from "../support/browser";
import { DeployedShop } from "./support/deployed-shop";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { named } from "./support/docker";
import type { ShopVariant } from "./support/shop";
import type { Outcome } from "./support/terraform";

const START_TIMEOUT_SECONDS = 15;
const ROUTE_JOB = "putting the release before the public";

interface Failure {
  readonly what: string;
  /** The job that fails, as its error names it. */
  readonly job: string;
  /** What its log says. */
  readonly log: RegExp;
  readonly variant?: ShopVariant;
  /** Breaks the project; what is given back mends it. */
  readonly spoil?: (shop: DeployedShop, last: string) => () => void;
}

const FAILURES: Failure[] = [
  {
    what: "a directive the proxy does not know",
    job: ROUTE_JOB,
    log: /unknown directive "no_such_directive"/,
    variant: { nginx: { extraServerDirectives: "no_such_directive on;" } },
  },
  { what: "a migration that fails", job: "the release job migrate", log: /division by zero/, spoil: failingMigration },
  { what: "an application that crashes", job: ROUTE_JOB, log: /did not answer within 15 s/, spoil: wsgi("raise RuntimeError") },
  { what: "an application that never becomes ready", job: ROUTE_JOB, log: /did not answer within 15 s/, spoil: wsgi("import time; time.sleep(3600)") },
];

describeWithTerraform("a release that fails", () => {
  const shop = new DeployedShop("wsfailbad", 18_120);
  let good = "1.0.0";

  test.each(FAILURES)("twice with $what leaves the old one serving, and the next good one cleans up", async (failure) => {
    const load = await shop.load({ thinkMs: 400 });
    const seconds: number[] = [];
    const number = FAILURES.indexOf(failure) + 2;
    for (const version of [`${number}.0.1`, `${number}.0.2`]) {
      shop.release(version);
      const mend = failure.spoil?.(shop, migration(version));
      shop.synth(failure.variant);
      const outcome = await shop.terraform.apply();
      mend?.();
      seconds.push(outcome.seconds - imageSeconds(outcome));
      expect(outcome.code).toBe(1);
      expect(logOfFailed(failure.job, outcome)).toMatch(failure.log);
      expect(await served(shop)).toBe(good);
    }
    good = `${number}.1.0`;
    shop.release(good);
    shop.synth();
    const mended = await shop.terraform.deploy();
    console.info(`failed after ${seconds.map((it) => it.toFixed(1)).join(", ")} s without the image; the good one took ${mended.seconds.toFixed(1)} s`);
    expect(await served(shop)).toBe(good);
    expect(shop.applications({ all: true })).toHaveLength(2);
    expect(named("container", "wsfailbad-").filter((name) => /-route-/.test(name))).toHaveLength(1);
    await shop.terraform.expectEmptyPlan();
    const { versions } = await shop.expectNothingLost(load);
    expect(Object.keys(versions).at(-1)).toBe(good);
    expect(Object.keys(versions)).toHaveLength(2);
    expect(Math.max(...seconds)).toBeLessThan(START_TIMEOUT_SECONDS + 15);
  });
});

/** The log, by the command that the error gives. */
function logOfFailed(job: string, { output }: Outcome): string {
  const error = output.slice(output.indexOf("Error: ")).replace(/\s*\n[│ ]*/g, " ");
  const [, title, command] = /Output: (.+) failed - its log: (docker logs \S+)/.exec(error) ?? [];
  if (command === undefined) throw new Error(`the error names no job and its log:\n${output.slice(-3000)}`);
  expect(title).toBe(job);
  return execSync(`${command} 2>&1`, { encoding: "utf8", timeout: 30_000 });
}

/** Terraform prints how long the image took; whatever depends on the release waited for it. */
function imageSeconds({ output }: Outcome): number {
  const [, minutes = "0", seconds] = /docker_image\.\S+: Creation complete after (?:(\d+)m)?(\d+)s/.exec(output) ?? [];
  if (seconds === undefined) throw new Error(`no image was built:\n${output.slice(-3000)}`);
  return Number(minutes) * 60 + Number(seconds);
}

async function served(shop: DeployedShop): Promise<string | undefined> {
  return /<span class="release">([^<]+)</.exec((await new Browser(shop).get("/")).body)?.[1];
}

function migration(version: string): string {
  return `0100_release_${version.replaceAll(".", "_")}`;
}

function failingMigration(shop: DeployedShop, last: string): () => void {
  const file = "catalog/migrations/0900_fails.py";
  shop.write(
    file,
    "from django.db import migrations\n\n\nclass Migration(migrations.Migration):\n" +
      `    dependencies = [("catalog", "${last}")]\n    operations = [migrations.RunSQL("select 1 / 0")]\n`,
  );
  return () => shop.remove(file);
}

function wsgi(statement: string) {
  return (shop: DeployedShop): (() => void) => {
    let before = "";
    shop.edit("shop/wsgi.py", (text) => `${(before = text)}\n${statement}\n`);
    return () => shop.write("shop/wsgi.py", before);
  };
}
