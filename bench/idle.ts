import { request } from "node:http";
import { withBoth } from "./both";
import { docker } from "./machine";
import type { Report } from "./report";

const SECONDS = 60;
const SETTLE_SECONDS = 20;

interface Stats {
  readonly cpu_stats: { readonly cpu_usage: { readonly total_usage: number } };
  readonly memory_stats: { readonly usage: number; readonly stats: Readonly<Record<string, number>> };
}

interface Use {
  readonly name: string;
  readonly cpuMilliseconds: number;
  readonly memoryMiB: number;
}

/** What the default shop takes while nobody asks it, against the Compose sample. */
export async function benchmarkIdle(): Promise<Report> {
  return withBoth(async () => {
    await pause(SETTLE_SECONDS);
    const names = (await docker("ps", "--format", "{{.Names}}")).split("\n").filter((name) => /^wsbench(ours|sample)-/.test(name)).sort();
    const before = await Promise.all(names.map(stats));
    await pause(SECONDS);
    const after = await Promise.all(names.map(stats));
    return report(names.map((name, index) => use(name, before[index], after[index])));
  });
}

function use(name: string, before: Stats, after: Stats): Use {
  const { usage, stats: { inactive_file = 0, total_inactive_file = inactive_file } } = after.memory_stats;
  const nanoseconds = after.cpu_stats.cpu_usage.total_usage - before.cpu_stats.cpu_usage.total_usage;
  return { name, cpuMilliseconds: nanoseconds / 1e6 / SECONDS, memoryMiB: (usage - total_inactive_file) / 1024 / 1024 };
}

/** The engine's own counters of one container. */
function stats(name: string): Promise<Stats> {
  const host = process.env.DOCKER_HOST ?? "unix:///var/run/docker.sock";
  const where = host.startsWith("unix://") ? { socketPath: host.slice("unix://".length) } : { host: new URL(host).hostname, port: new URL(host).port };
  return new Promise((resolve, reject) => {
    const asked = request({ ...where, path: `/containers/${name}/stats?stream=false`, timeout: 20_000 }, (answer) => {
      let text = "";
      answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
      answer.once("end", () => resolve(JSON.parse(text) as Stats));
    });
    asked.once("timeout", () => asked.destroy(new Error(`the engine did not tell the counters of ${name}`)));
    asked.once("error", reject);
    asked.end();
  });
}

function report(uses: readonly Use[]): Report {
  const stacks = [["the library", "wsbenchours-"], ["sample", "wsbenchsample-"]] as const;
  const lines = stacks.flatMap(([stack, prefix]) => {
    const own = uses.filter(({ name }) => name.startsWith(prefix)).map((one) => ({ ...one, stack, name: one.name.slice(prefix.length).replace(/-\d{14}$/, "") }));
    const sum = (pick: (one: Use) => number): number => own.reduce((all, one) => all + pick(one), 0);
    return [...own, { stack, name: "together", cpuMilliseconds: sum((one) => one.cpuMilliseconds), memoryMiB: sum((one) => one.memoryMiB) }];
  });
  return {
    title: "At rest: the default shop against the Compose sample",
    columns: ["stack", "container", "CPU, ms a second", "memory, MiB"],
    rows: lines.map(({ stack, name, cpuMilliseconds, memoryMiB }) => [stack, name, cpuMilliseconds.toFixed(1), memoryMiB.toFixed(0)]),
    notes: [
      `The engine's counters of each container over ${SECONDS} s without a request, health checks included; memory without the cache of files.`,
      "The shop has two app containers and a health check for each container, the sample one app container and none. Jobs have ended and take nothing.",
    ],
    plot: { value: "MiB", bars: lines.map(({ stack, name, memoryMiB }) => ({ group: name, series: stack, value: memoryMiB })) },
  };
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
