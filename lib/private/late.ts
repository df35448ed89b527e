import { type IResolvable, type IResolveContext, Token } from "cdktf";

/** A value, or how to find it at synth: the names of a site are known only when its proxy has been made. */
export type Late<T> = T | (() => T);

export function now<T>(value: Late<T>): T {
  return typeof value === "function" ? (value as () => T)() : value;
}

/** A value that cdktf asks for at synth. Its own `Lazy` writes down where it was made, which takes longer than all else it does. */
export class Produced implements IResolvable {
  public readonly creationStack = [];

  public constructor(private readonly produce: (context: IResolveContext) => unknown) {}

  public resolve(context: IResolveContext): unknown {
    return this.produce(context);
  }

  public toString(): string {
    return Token.asString(this);
  }

  public toJSON(): string {
    return "<unresolved-lazy>";
  }
}

/** Late values that belong together, each asked for once until they are forgotten. */
export class LateValues {
  private readonly known = new Map<unknown, unknown>();

  public once<T>(value: Late<T>): Late<T> {
    if (typeof value !== "function") return value;
    return () => {
      if (!this.known.has(value)) this.known.set(value, now(value));
      return this.known.get(value) as T;
    };
  }

  public forget(): void {
    this.known.clear();
  }
}

export function lateString(value: Late<string>): string {
  return typeof value === "function" ? Token.asString(new Produced(value)) : value;
}

export function lateStrings(value: Late<string[]>): string[] {
  return typeof value === "function" ? Token.asList(new Produced(() => noneIfEmpty(value()))) : value;
}

/** Blocks given late reach Terraform as they are, so their keys are Terraform's. */
export function lateBlocks<T extends object>(value: Late<T[]>): T[] | IResolvable {
  return typeof value === "function" ? new Produced(() => noneIfEmpty(value().map(snakeKeys))) : value;
}

function noneIfEmpty<T>(values: T[]): T[] | undefined {
  return values.length === 0 ? undefined : values;
}

function snakeKeys(block: object): object {
  return Object.fromEntries(
    Object.entries(block).map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
}
