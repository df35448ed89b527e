import type { Service } from "./service";

/** Services in the order in which they start, alphabetical where that is free. */
export function startOrder(services: readonly Service[]): Service[] {
  const left = [...services].sort((a, b) => (a.name < b.name ? -1 : 1));
  const ordered: Service[] = [];
  while (left.length > 0) {
    const next = left.findIndex((one) => !left.some((other) => one.after.has(other.address)));
    if (next < 0) throw new Error(`the containers ${left.map(({ name }) => name).join(", ")} wait for each other`);
    ordered.push(...left.splice(next, 1));
  }
  return ordered;
}
