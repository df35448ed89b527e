const MIB: { readonly [unit: string]: number } = { "": 1 / (1024 * 1024), K: 1 / 1024, M: 1, G: 1024, T: 1024 * 1024 };

/**
 * MiB in a size as database servers write it: `128MB`, `131072kB`, `1G`, `134217728`.
 *
 * @param plainUnitBytes what a number without a unit counts
 */
export function sizeMiB(text: string, plainUnitBytes = 1): number | undefined {
  const [, number, unit] = /^\s*([0-9]+(?:[.][0-9]+)?)\s*([kmgt]?)i?b?\s*$/i.exec(text) ?? [];
  if (number === undefined) return undefined;
  return Number(number) * MIB[unit.toUpperCase()] * (unit === "" ? plainUnitBytes : 1);
}
