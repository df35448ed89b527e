import { type Both, withBoth } from "./both";
import { ensureWrk } from "./machine";
import { median, type Report } from "./report";
import { type Speed, speed } from "./wrk";

const ROUNDS = 5;

const PAGES = [
  { name: "plain page", path: "/about/" },
  { name: "database page", path: "/" },
];

type Way = "the library" | "sample" | "sample, as many processes" | "app servers asked directly";

/** Requests a second of the default shop against the same images set up as Compose samples do it. */
export async function benchmarkRequests(): Promise<Report> {
  await ensureWrk();
  return withBoth(async (both) => {
    const measured = [];
    for (const page of PAGES) measured.push({ page, rounds: await measure(both, page.path) });
    return report(measured, both.processes);
  });
}

async function measure(both: Both, path: string): Promise<Record<Way, Speed>[]> {
  const ways: Record<Way, readonly string[]> = {
    "the library": [both.shop],
    sample: [both.sample],
    "sample, as many processes": [both.equal],
    "app servers asked directly": both.servers,
  };
  const rounds: Record<Way, Speed>[] = [];
  // The first one warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const speeds: Partial<Record<Way, Speed>> = {};
    for (const way of Object.keys(ways) as Way[]) speeds[way] = await speed(ways[way], path);
    if (round > 0) rounds.push(speeds as Record<Way, Speed>);
  }
  return rounds;
}

function report(measured: readonly { readonly page: { readonly name: string }; readonly rounds: readonly Record<Way, Speed>[] }[], processes: number): Report {
  const lines = measured.flatMap(({ page, rounds }) =>
    (Object.keys(rounds[0]) as Way[]).map((way) => ({
      page: page.name,
      way,
      perSecond: median(rounds.map((round) => round[way].perSecond)),
      p99: median(rounds.map((round) => round[way].p99Milliseconds)),
      ratio: median(rounds.map((round) => round["the library"].perSecond / round[way].perSecond)),
    })),
  );
  return {
    title: "Requests a second: the default shop against the Compose sample",
    columns: ["page", "served by", "requests/s", "p99, ms", "the library, in times of it"],
    rows: lines.map(({ page, way, perSecond, p99, ratio }) => [page, way, perSecond.toFixed(0), p99.toFixed(1), ratio.toFixed(2)]),
    notes: [
      `32 kept connections of wrk to the containers' addresses, 5 s each; medians of ${ROUNDS} rounds in which all four take turns, after one to warm up. Client, proxy, application and database share the machine.`,
      "The sample is the same images as Compose samples set them up: Nginx with a plain `proxy_pass`, `gunicorn -w 3`, a connection to the database for each request, PostgreSQL as it comes.",
      `As many processes: \`gunicorn -w ${processes}\`, like both containers of the shop together. Directly: all containers of the app server by their addresses, without a proxy.`,
      "Any answer but 200 stops the benchmark.",
    ],
    plot: { value: "requests/s", bars: lines.map(({ page, way, perSecond }) => ({ group: page, series: way, value: perSecond })) },
  };
}
