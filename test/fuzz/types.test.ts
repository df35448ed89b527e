import fc from "fast-check";
import { synth } from "../support/synth";
import { DEADLINE_MS, holds } from "./support/cases";
import { unlessRefused } from "./support/errors";
import { build } from "./support/plan";
import { anyOf, unplaced, valueTargets } from "./support/targets";

/** What JavaScript lets through where TypeScript would not. */
const WRONG: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, true, false, 0, -0, 1, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e21, 5e-324, 2 ** 53, 10n, "", "a", "5"),
  fc.constantFrom<unknown>([], [null], [[]], [5], {}, { a: null }, { length: 1 }, { toString: null }, Object.create(null), new Date(0), new Map(), /a/),
  fc.constantFrom<unknown>(Symbol("a"), () => "a", new Proxy({}, {})),
  fc.anything({ maxDepth: 2, withBigInt: true, withNullPrototype: true, withDate: true, withMap: true }),
);

test("every value that somebody hands in has its place in these tests", () => {
  expect(unplaced()).toEqual([]);
});

test("a value of another type is taken, or refused in the library's own words", () => {
  holds(0.3, fc.tuple(anyOf(valueTargets()), WRONG), ([target, value]) => {
    unlessRefused(() => synth(build(target.plan(value))));
  });
}, DEADLINE_MS);
