import type { Attributes } from "./attributes";

/** Docker's own period, if a quota is given alone. */
const CPU_PERIOD_MICROSECONDS = 100_000;

/** What a container may take. */
export function limits(attributes: Attributes): { readonly [name: string]: unknown } {
  return {
    cpus: cpus(attributes),
    cpu_shares: attributes.scalar("cpu_shares"),
    cpuset: attributes.text("cpu_set"),
    mem_limit: mebibytes(attributes, "memory"),
    memswap_limit: mebibytes(attributes, "memory_swap"),
    shm_size: mebibytes(attributes, "shm_size"),
    ulimits: ulimits(attributes),
  };
}

function cpus(attributes: Attributes): number | undefined {
  const quota = attributes.number("cpu_quota");
  const period = attributes.number("cpu_period");
  return quota === undefined ? undefined : quota / (period ?? CPU_PERIOD_MICROSECONDS);
}

function mebibytes(attributes: Attributes, name: string): string | number | undefined {
  const size = attributes.scalar(name);
  if (size === undefined) return undefined;
  return size === -1 ? -1 : `${String(size)}m`;
}

function ulimits(attributes: Attributes): object | undefined {
  const entries = attributes.blocks("ulimit", (block) => {
    const bounds = { soft: block.scalar("soft"), hard: block.scalar("hard") };
    return [block.text("name", { plain: true }) ?? "", bounds] as const;
  });
  return entries && Object.fromEntries(entries);
}
