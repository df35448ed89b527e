import { Token } from "cdktf";

interface Bounds {
  readonly atLeast: number;
  readonly atMost?: number;
  readonly why?: string;
}

/** Refuses what is not a whole number within bounds. A Terraform value is refused too: it is not known while we compute. */
export function wholeNumber(prop: string, value: number, bounds: Bounds): number {
  const allowed = `a whole number of at least ${bounds.atLeast}${bounds.atMost === undefined ? "" : ` and at most ${bounds.atMost}`}`;
  const because = bounds.why ? ` (${bounds.why})` : "";
  refuseToken(prop, value, allowed);
  const outside = value < bounds.atLeast || value > (bounds.atMost ?? Number.MAX_SAFE_INTEGER);
  if (!Number.isInteger(value) || outside) {
    throw new Error(`'${prop}' must be ${allowed}${because}, got ${String(value)}`);
  }
  return value;
}

/** Refuses what is not a number above zero. */
export function positiveNumber(prop: string, value: number): number {
  refuseToken(prop, value, "a number above 0");
  if (typeof value !== "number" || !Number.isFinite(value) || value <= 0) {
    throw new Error(`'${prop}' must be a number above 0, got ${String(value)}`);
  }
  return value;
}

function refuseToken(prop: string, value: number, allowed: string): void {
  if (Token.isUnresolved(value)) {
    throw new Error(`'${prop}' must be ${allowed} that is known at synth, got a Terraform value; pass a plain number`);
  }
}
