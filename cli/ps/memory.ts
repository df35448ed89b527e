import type { Engine } from "../engine";

const UNITS: Readonly<Record<string, number>> = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };

/** Bytes that running containers use, by id; what Docker cannot tell is left out. */
export async function memoryUsed(engine: Engine, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const { stdout } = await engine.try(["stats", "--no-stream", "--no-trunc", "--format", "{{.ID}} {{.MemUsage}}", ...ids], { deadlineSeconds: 60 });
  return parseStats(stdout);
}

/** What `docker stats` prints: `<id> 8.082MiB / 256MiB`. */
export function parseStats(text: string): Map<string, number> {
  const rows = [...text.matchAll(/^(\S+) ([\d.]+)(B|KiB|MiB|GiB|TiB) \//gm)].map(([, id, count, unit]) => [id, Math.round(Number(count) * UNITS[unit])] as const);
  // An engine without accounting of memory says 0.
  return new Map(rows.filter(([, bytes]) => bytes > 0));
}
