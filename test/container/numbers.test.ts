import { Lazy } from "cdktf";
import { positiveNumber, wholeNumber } from "../../lib/container/numbers";

test.each([1, 5, 10])("%d is a whole number from 1 to 10", (value) => {
  expect(wholeNumber("a", value, { atLeast: 1, atMost: 10 })).toBe(value);
});

test.each([0, 11, 1.5, NaN, Infinity, -Infinity, "5" as never, undefined as never])("%p is none", (value) => {
  expect(() => wholeNumber("a", value, { atLeast: 1, atMost: 10 })).toThrow(`'a' must be a whole number of at least 1 and at most 10, got ${String(value)}`);
});

test("the reason of a bound stands in the message", () => {
  expect(() => wholeNumber("a", 0, { atLeast: 1, why: "one has to do it" })).toThrow("'a' must be a whole number of at least 1 (one has to do it), got 0");
});

test.each([0.5, 3])("%d is above 0", (value) => {
  expect(positiveNumber("a", value)).toBe(value);
});

test.each([0, -1, NaN, Infinity, "5" as never])("%p is not", (value) => {
  expect(() => positiveNumber("a", value)).toThrow(`'a' must be a number above 0, got ${String(value)}`);
});

test("a value of Terraform is refused, although it is a number", () => {
  const token = Lazy.numberValue({ produce: () => 5 });
  expect(Number.isInteger(token)).toBe(true);
  expect(() => wholeNumber("a", token, { atLeast: 1 })).toThrow("got a Terraform value; pass a plain number");
  expect(() => positiveNumber("a", token)).toThrow("got a Terraform value; pass a plain number");
});
