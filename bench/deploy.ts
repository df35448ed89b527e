import { copyFileSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { isInstalled } from "../cli/process";
import { say } from "../scripts/say";
import { Load } from "../test/support/load";
import { prepareMachine, sweep } from "./machine";
import { median, type Report } from "./report";
import { BenchShop } from "./shop";
import { untilAnswers } from "./wrk";

const PAIRS = 2;
const LOAD_FILES = ["load-client.mjs", "load-tally.mjs", "load-visitor.mjs"];

type Way = "Terraform" | "docker compose up";

interface Times {
  readonly first: number;
  readonly again: number;
  readonly release: number;
  readonly requests: number;
  readonly failed: number;
}

/** How long deploys of the same graph take by Terraform and by Compose, and what a release costs the visitors. */
export async function benchmarkDeploy(): Promise<Report> {
  const ways: readonly Way[] = isInstalled("terraform") ? ["Terraform", "docker compose up"] : ["docker compose up"];
  if (ways.length === 1) say("leaving Terraform out: it is not installed");
  const mirror = await prepareMachine();
  provideLoad();
  const times: Partial<Record<Way, Times[]>> = {};
  for (let pair = 0; pair < PAIRS; pair += 1) {
    for (const way of ways) (times[way] ??= []).push(await once(way, mirror));
  }
  return report(times);
}

async function once(way: Way, mirror: string | undefined): Promise<Times> {
  const shop = new BenchShop("wsbenchdeploy", 18_704, mirror);
  await sweep(`${shop.id}-`);
  try {
    shop.synth();
    if (way === "Terraform") await shop.terraform("init");
    const deploy = (): Promise<unknown> => (way === "Terraform" ? shop.terraform("apply", "-auto-approve") : shop.composeUp());
    say(`deploying by ${way}`);
    const first = await seconds(deploy);
    await untilAnswers(`127.0.0.1:${shop.port}`, "/", 10);
    const again = await seconds(deploy);
    const load = new Load({ port: shop.port, host: `localhost:${shop.port}`, clients: 8 });
    await load.start();
    shop.release(`2.${Date.now()}`);
    const release = await seconds(deploy);
    const { requests, failed, unfinished } = await load.stop();
    return { first, again, release, requests, failed: failed + unfinished };
  } finally {
    await sweep(`${shop.id}-`);
    shop.dispose();
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begin = Date.now();
  await work();
  return (Date.now() - begin) / 1000;
}

/** The compiler leaves plain JavaScript where it is. */
function provideLoad(): void {
  const folder = join(__dirname, "../test/support");
  mkdirSync(folder, { recursive: true });
  for (const file of LOAD_FILES) copyFileSync(resolve("test/support", file), join(folder, file));
}

function report(times: Partial<Record<Way, Times[]>>): Report {
  const lines = Object.entries(times).map(([way, all]) => {
    const of = (pick: (one: Times) => number): number => median(all.map(pick));
    return { way, first: of(({ first }) => first), again: of(({ again }) => again), release: of(({ release }) => release), all };
  });
  return {
    title: "Deploys of the default shop, by Terraform and by Compose",
    columns: ["by", "first, s", "nothing changed, s", "release, s", "requests during releases", "of these failed"],
    rows: lines.map(({ way, first, again, release, all }) => [
      way, first.toFixed(1), again.toFixed(1), release.toFixed(1),
      String(all.reduce((sum, { requests }) => sum + requests, 0)), String(all.reduce((sum, { failed }) => sum + failed, 0)),
    ]),
    notes: [
      `Medians of ${PAIRS} alternated pairs of one graph, written for each by the library; images are there, and the build's cache is warm.`,
      "A release changes the program: its image is built, checks and migrations run, the new containers take over. Eight visitors read pages and post forms meanwhile.",
      "Compose stops a container before it starts the next, so requests fail during its releases; no release by Terraform may lose one.",
    ],
    plot: {
      value: "s",
      bars: lines.flatMap(({ way, first, again, release }) => [
        { group: "first", series: way, value: first },
        { group: "nothing changed", series: way, value: again },
        { group: "release", series: way, value: release },
      ]),
    },
  };
}
