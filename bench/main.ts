import { main } from "../scripts/say";
import { benchmarkDeploy } from "./deploy";
import { benchmarkIdle } from "./idle";
import { type Report, table, writeReport } from "./report";
import { benchmarkRequests } from "./requests";
import { benchmarkSynth } from "./synth";

const BENCHMARKS: { readonly [name: string]: () => Promise<Report> } = {
  synth: benchmarkSynth,
  requests: benchmarkRequests,
  idle: benchmarkIdle,
  deploy: benchmarkDeploy,
};

main(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in BENCHMARKS));
  if (unknown.length > 0) throw new Error(`a benchmark must be one of ${Object.keys(BENCHMARKS).join(", ")}, got ${unknown.join(", ")}`);
  for (const name of asked.length > 0 ? asked : Object.keys(BENCHMARKS)) {
    const begin = Date.now();
    const report = await BENCHMARKS[name]();
    await writeReport(name, report);
    console.log(`\n${report.title}\n\n${table(report)}\n\n${report.notes.join("\n")}\n(${Math.round((Date.now() - begin) / 1000)} s)\n`);
  }
});
