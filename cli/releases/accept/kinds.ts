import { excerpt, NotAccepted } from "./not-accepted";
import { type Addresses, type Part, parts, written } from "./template";

/** What values may lean on. */
export interface Surroundings {
  /** Resources of the record. */
  readonly known: Addresses;
  /** Folders and files of the Docker host that the present stack mounts. */
  readonly hostPaths: ReadonlySet<string>;
}

/** Checks a value and makes it anew; throws `NotAccepted`. */
export type Kind = (value: unknown, attribute: string, surroundings: Surroundings) => unknown;

export interface Shape {
  readonly [attribute: string]: Kind;
}

export const NUMBER: Kind = (value, attribute) => typed(typeof value === "number", value, attribute);

export const FLAG: Kind = (value, attribute) => typed(typeof value === "boolean", value, attribute);

/** Text with references. */
export const TEXT: Kind = text();

export const NAME: Kind = text(/^[\w.-]*$/);

/** @param pattern of the whole text, in which an `x` stands for each reference */
export function text(pattern = /^/): Kind {
  return (value, attribute, { known }) => {
    if (typeof value !== "string") throw new NotAccepted(attribute, `holds ${excerpt(value)} in the place of a text`);
    const found = parts(value, known);
    if ("stoppedAt" in found) {
      throw new NotAccepted(attribute, `holds ${excerpt(found.stoppedAt)}, which is neither text nor a reference to a resource of the record`);
    }
    if (!pattern.test(found.map(plain).join(""))) throw new NotAccepted(attribute, `holds ${excerpt(value)}`);
    return written(found);
  };
}

function plain(part: Part): string {
  return "expression" in part ? "x" : part.literal;
}

export function oneOf(...values: readonly unknown[]): Kind {
  return (value, attribute) => typed(values.includes(value), value, attribute);
}

/** One of several kinds, the first that fits. */
export function either(...kinds: readonly Kind[]): Kind {
  return (value, attribute, surroundings) => {
    let problem: unknown;
    for (const kind of kinds) {
      try {
        return kind(value, attribute, surroundings);
      } catch (error) {
        problem ??= error;
      }
    }
    throw problem;
  };
}

export function listOf(kind: Kind): Kind {
  return (value, attribute, surroundings) => {
    if (!Array.isArray(value)) throw new NotAccepted(attribute, `holds ${excerpt(value)} in the place of a list`);
    return value.map((one) => kind(one, attribute, surroundings));
  };
}

export function mapOf(kind: Kind): Kind {
  return (value, attribute, surroundings) => {
    const entries = Object.entries(asObject(value, attribute)).map(([key, one]) => [
      TEXT(key, attribute, surroundings),
      kind(one, `${attribute}.${key}`, surroundings),
    ]);
    return Object.fromEntries(entries) as unknown;
  };
}

/** One or several of a kind, as blocks are written. */
export function blocksOf(kind: Kind): Kind {
  const many = listOf(kind);
  return (value, attribute, surroundings) => (Array.isArray(value) ? many : kind)(value, attribute, surroundings);
}

/** A block of attributes, or several. */
export function block(shape: Shape): Kind {
  return blocksOf((value, attribute, surroundings) => {
    const entries = Object.entries(asObject(value, attribute)).map(([name, inner]) => {
      const kind = Object.hasOwn(shape, name) ? shape[name] : undefined;
      if (kind === undefined) throw new NotAccepted(`${attribute}.${name}`, `holds ${excerpt(inner)}`);
      return [name, inner === null ? null : kind(inner, `${attribute}.${name}`, surroundings)];
    });
    return Object.fromEntries(entries) as unknown;
  });
}

/** Any value that is made of text with references, numbers and truth values. */
export const VALUE: Kind = (value, attribute, surroundings) => {
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "string") return TEXT(value, attribute, surroundings);
  return (Array.isArray(value) ? listOf(VALUE) : mapOf(VALUE))(value, attribute, surroundings);
};

/** Addresses of resources of the record. */
export const ADDRESSES: Kind = listOf((value, attribute, { known }) => {
  if (typeof value === "string" && known.has(value)) return value;
  throw new NotAccepted(attribute, `holds ${excerpt(value)}, which is no resource of the record`);
});

export function asObject(value: unknown, attribute: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  throw new NotAccepted(attribute, `holds ${excerpt(value)} in the place of attributes`);
}

function typed(isRight: boolean, value: unknown, attribute: string): unknown {
  if (isRight) return value;
  throw new NotAccepted(attribute, `holds ${excerpt(value)}`);
}
