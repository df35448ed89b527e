import { Refusal } from "../failure";

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, min: 60, h: 3600, d: 86_400 };

/** The time that `10m`, `2 h` or `2026-01-02T03:04:05Z` means, as Docker reads it. */
export function sinceTime(text: string, now = new Date()): string {
  const [, count, unit] = /^(\d{1,6}) ?(s|min|m|h|d)$/.exec(text) ?? [];
  if (unit !== undefined) return new Date(Number(now) - Number(count) * SECONDS[unit] * 1000).toISOString();
  const date = /^\d{4}-\d\d-\d\d/.test(text) ? new Date(text) : new Date(NaN);
  if (!Number.isNaN(Number(date))) return date.toISOString();
  throw new Refusal(`'--since' must be a time that has passed, such as 30s, 10m, 2h or 3d, or a date such as 2026-01-02T03:04:05Z, got '${text}'`);
}

/** The number of last lines, as Docker reads it. */
export function tailLines(text: string): string {
  if (text === "all" || /^\d{1,9}$/.test(text)) return text;
  throw new Refusal(`'--tail' must be a number of lines, or 'all', got '${text}'`);
}
