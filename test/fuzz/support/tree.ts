import fc from "fast-check";
import * as library from "../../../lib";

/** A value of the library as data, so that it can be made twice and read in a failure: `Secret.generated()`. */
export class Call {
  public constructor(
    public readonly name: string,
    public readonly args: readonly unknown[] = [],
  ) {}

  public [fc.toStringMethod](): string {
    return `${this.name}(${this.args.map((one) => fc.stringify(one)).join(", ")})`;
  }
}

/** Props as data. */
export interface Props {
  readonly [prop: string]: unknown;
}

type Maker = new (...args: unknown[]) => unknown;
type Static = (...args: unknown[]) => unknown;

/** What the data stand for. */
export function make(tree: unknown): unknown {
  if (tree instanceof Call) return call(tree.name, tree.args.map(make));
  if (Array.isArray(tree)) return tree.map(make);
  if (!isPlain(tree)) return tree;
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, make(value)]));
}

function isPlain(tree: unknown): tree is object {
  if (typeof tree !== "object" || tree === null) return false;
  const prototype: unknown = Object.getPrototypeOf(tree);
  return prototype === null || prototype === Object.prototype;
}

function call(name: string, args: unknown[]): unknown {
  const [type, method] = name.split(".");
  const found = (library as unknown as Record<string, Maker & Record<string, Static>>)[type];
  return method === undefined ? new found(...args) : found[method](...args);
}
