import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mustRun } from "../cli/process";
import { median, type Report } from "./report";
import type { SynthCost } from "./synth-once";

/** Sites of a stack, and how often each way is measured. */
const RUNS: readonly (readonly [count: number, pairs: number])[] = [[10, 5], [100, 5], [500, 3], [1000, 1]];

interface Pair {
  readonly library: SynthCost;
  readonly hand: SynthCost;
}

/** Synth of the library against the provider's own classes that are given the same resources. */
export async function benchmarkSynth(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "webstack-bench-"));
  try {
    const measured = [];
    for (const [count, pairs] of RUNS) measured.push({ count, pairs: await measure(join(folder, "resources.json"), count, pairs) });
    return report(measured);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(file: string, count: number, pairs: number): Promise<Pair[]> {
  const measured: Pair[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    measured.push({ library: await once("library", count, file), hand: await once("hand", count, file) });
  }
  return measured;
}

async function once(way: "library" | "hand", count: number, file: string): Promise<SynthCost> {
  const program = join(__dirname, "synth-once.js");
  const args = ["--max-old-space-size=8192", program, way, String(count), file];
  return JSON.parse(await mustRun(process.execPath, args, { deadlineSeconds: 600 })) as SynthCost;
}

function report(measured: readonly { readonly count: number; readonly pairs: readonly Pair[] }[]): Report {
  const rows = measured.map(({ count, pairs }) => {
    const of = (pick: (pair: Pair) => number): number => median(pairs.map(pick));
    return {
      count,
      resources: pairs[0].library.resources,
      library: of(({ library }) => library.seconds),
      hand: of(({ hand }) => hand.seconds),
      ratio: of(({ library, hand }) => library.seconds / hand.seconds),
      memory: of(({ library }) => library.peakMiB),
      handMemory: of(({ hand }) => hand.peakMiB),
    };
  });
  return {
    title: "Synth: the library against the provider's own classes",
    columns: ["sites", "resources", "library, s CPU", "by hand, s CPU", "ratio", "library, ms CPU a site", "library, peak MiB", "by hand, peak MiB"],
    rows: rows.map(({ count, resources, library, hand, ratio, memory, handMemory }) => [
      String(count), String(resources), library.toFixed(2), hand.toFixed(2), ratio.toFixed(2),
      ((library * 1000) / count).toFixed(0), memory.toFixed(0), handMemory.toFixed(0),
    ]),
    notes: [
      "One process for each synth; median of alternated pairs: 5 of 10 and 100 sites, 3 of 500, 1 of 1,000. A site is a proxy, an application, its jobs and a database of its own.",
      "By hand means the provider's own classes, given every setting as it ends up; each run checks that both ways gave the same resources. The library computes those settings and checks them; what is made by hand skips all validation.",
      "The memory is what the synth adds to the peak of the process.",
    ],
    plot: {
      value: "ms CPU a site",
      bars: rows.flatMap(({ count, library, hand }) => [
        { group: `${count} sites`, series: "library", value: (library * 1000) / count },
        { group: `${count} sites`, series: "by hand", value: (hand * 1000) / count },
      ]),
    },
  };
}
