const UNITS: readonly (readonly [string, number])[] = [["d", 86_400], ["h", 3600], ["min", 60], ["s", 1]];

/** How long ago something was, in one unit: `3 h`. */
export function age(since: Date, now = new Date()): string {
  const seconds = Math.max(0, Math.floor((Number(now) - Number(since)) / 1000));
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? ["s", 1];
  return `${Math.floor(seconds / size)} ${unit}`;
}
