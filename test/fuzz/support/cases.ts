import { randomInt } from "node:crypto";
import fc from "fast-check";

/** All cases of one run, whatever property they are of. */
const CASES = fromEnvironment("FUZZ_RUNS") ?? 300;

/** The same at every `npm test`; who asks for more cases gets others each time. */
const SEED = fromEnvironment("FUZZ_SEED") ?? (process.env.FUZZ_RUNS ? randomInt(2 ** 31) : 20_260_726);

if (process.env.FUZZ_RUNS) process.stdout.write(`fuzz: ${CASES} cases in all, FUZZ_SEED=${SEED}\n`);

/** Cases of a property that gets this share of all. */
export function casesOf(share: number): number {
  return Math.max(1, Math.round(CASES * share));
}

/** Looks for a case that breaks the property; a failure tells seed, path and the smallest such case. */
export function holds<T>(share: number, cases: fc.Arbitrary<T>, property: (one: T) => void): void {
  const path = process.env.FUZZ_PATH;
  fc.assert(fc.property(cases, property), { numRuns: casesOf(share), seed: SEED, ...(path ? { path, endOnFailure: true } : {}) });
}

/** That many cases at once, for those who hand them to a program together. */
export function sampled<T>(count: number, cases: fc.Arbitrary<T>): T[] {
  return fc.sample(cases, { numRuns: count, seed: SEED });
}

/** A test's time: the deadline is for hanging ones. */
export const DEADLINE_MS = 60_000 + CASES * 400;

function fromEnvironment(name: string): number | undefined {
  const text = process.env[name];
  if (!text) return undefined;
  if (!/^[0-9]+$/.test(text)) throw new Error(`'${name}' must be a whole number, got '${text}'`);
  return Number(text);
}
