import { type IResolvable, Lazy } from "cdktf";

/** A value, or how to find it at synth: the names of a site are known only when its proxy has been made. */
export type Late<T> = T | (() => T);

export function now<T>(value: Late<T>): T {
  return typeof value === "function" ? (value as () => T)() : value;
}

export function lateString(value: Late<string>): string {
  return typeof value === "function" ? Lazy.stringValue({ produce: value }) : value;
}

export function lateStrings(value: Late<string[]>): string[] {
  return typeof value === "function" ? Lazy.listValue({ produce: value }, { omitEmpty: true }) : value;
}

/** Blocks given late reach Terraform as they are, so their keys are Terraform's. */
export function lateBlocks<T extends object>(value: Late<T[]>): T[] | IResolvable {
  return typeof value === "function" ? Lazy.anyValue({ produce: () => value().map(snakeKeys) }, { omitEmptyArray: true }) : value;
}

function snakeKeys(block: object): object {
  return Object.fromEntries(
    Object.entries(block).map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
}

