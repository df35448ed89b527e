import { Token, Tokenization } from "cdktf";

/** What a value has to be. Throws otherwise; `prop` and `of` name the property in the error: `'version' of Postgres`. */
export type Kind = (value: unknown, prop: string, of: string) => void;

/** What properties have to be, each that is there. */
export interface Kinds {
  readonly [prop: string]: Kind;
}

/** NUL ends a program's argument and a file's name; half of a surrogate pair has no UTF-8 form. */
const IMPOSSIBLE = /[\0\p{Cs}]/u;

/** Terraform takes the escapes for these literally there. Windows' line ends do no harm. */
const MISREAD = /\r(?!\n)[^\n]*([$%])\1\{/;

export const TEXT: Kind = (value, prop, of) => {
  if (typeof value !== "string") throw refusal(prop, of, "text", value);
  if (IMPOSSIBLE.test(value)) throw refusal(prop, of, "text without NUL characters and halves of surrogate pairs", value);
  if (MISREAD.test(value)) throw refusal(prop, of, "text without a carriage return in the line before '$${' or '%%{', which Terraform misreads", value);
  if (!isKnownToTerraform(value)) throw refusal(prop, of, "text, or a value of a construct of this app", value);
};

export const NUMBER: Kind = (value, prop, of) => {
  if (typeof value !== "number") throw refusal(prop, of, "a number", value);
};

export const FLAG: Kind = (value, prop, of) => {
  if (typeof value !== "boolean") throw refusal(prop, of, "true or false", value);
};

/** Values of their own rules, which somebody else looks at. */
export const ANYTHING: Kind = () => undefined;

/** JSON with any text in it, but none that looks like a value of Terraform and is none. */
export const JSON_VALUE: Kind = (value, prop, of) => {
  const seen = new Set<unknown>();
  const visit = (part: unknown): void => {
    if (typeof part === "string" && !isKnownToTerraform(part)) throw refusal(prop, of, "without text that looks like a value of Terraform", part);
    if (typeof part !== "object" || part === null || seen.has(part)) return;
    seen.add(part);
    Object.values(part).forEach(visit);
  };
  visit(value);
};

export function listOf(kind: Kind): Kind {
  return (value, prop, of) => {
    if (!Array.isArray(value)) throw refusal(prop, of, "a list", value);
    if (isListOfTerraform(value)) return;
    // Not `forEach`, which leaves out holes.
    for (const [index, one] of value.entries()) kind(one, `${prop}[${index}]`, of);
  };
}

export function mapOf(kind: Kind): Kind {
  return (value, prop, of) => {
    if (!isPlain(value)) throw refusal(prop, of, "an object of names and values", value);
    for (const [name, one] of Object.entries(value)) {
      TEXT(name, prop, of);
      kind(one, `${prop}.${name}`, of);
    }
  };
}

/** Members of an enumeration. */
export function oneOf(enumeration: { readonly [member: string]: string }): Kind {
  return (value, prop, of) => {
    const allowed = Object.values(enumeration);
    if (!allowed.includes(value as string)) throw refusal(prop, of, `one of ${allowed.join(", ")}`, value);
  };
}

/** A struct's properties, and which of them it must have. */
export interface StructKinds {
  readonly required?: Kinds;
  readonly optional?: Kinds;
}

/** What is known by its methods, since users may bring their own; `example` says how to get one. */
export function having(methods: readonly string[], example: string): Kind {
  return (value, prop, of) => {
    const its = (typeof value === "object" && value !== null ? value : {}) as { readonly [method: string]: unknown };
    if (!methods.every((method) => typeof its[method] === "function")) throw refusal(prop, of, example, value);
  };
}

/** An instance of a class, whose constructor may be private. */
export function instanceOf(type: { readonly prototype: object }, example: string): Kind {
  return (value, prop, of) => {
    if (!Object.prototype.isPrototypeOf.call(type.prototype, value as object)) throw refusal(prop, of, example, value);
  };
}

/** An object with these properties, some of which must be there. */
export function shape({ required = {}, optional = {} }: StructKinds): Kind {
  return (value, prop, of) => {
    if (typeof value !== "object" || value === null) throw refusal(prop, of, "an object of properties", value);
    const props = value as { readonly [name: string]: unknown };
    const path = (name: string): string => (prop === "" ? name : `${prop}.${name}`);
    for (const [name, kind] of Object.entries(required)) kind(props[name], path(name), of);
    for (const [name, kind] of Object.entries(optional)) {
      if (props[name] !== undefined) kind(props[name], path(name), of);
    }
  };
}

export const RESOURCES = shape({ optional: { memoryMiB: NUMBER, cpus: NUMBER } });

/**
 * Refuses values that only a caller without types can hand in, and text that could not arrive anywhere.
 * @param of name of the class for errors; "" for a construct, whose errors name its path
 */
export function checkKinds(of: string, props: unknown, kinds: StructKinds): void {
  if (typeof props !== "object" || props === null) throw refusal("props", of && ` of ${of}`, "an object of properties", props);
  shape(kinds)(props, "", of && ` of ${of}`);
}

/** A value as an error shows it. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 200 ? `${value.slice(0, 200)}...` : value);
  if (value === undefined) return "none";
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  return Array.isArray(value) ? "a list" : `a value of the type ${typeof value}`;
}

function refusal(prop: string, of: string, rule: string, value: unknown): Error {
  return new Error(`'${prop}'${of} must be ${rule}, got ${shown(value)}`);
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.prototype.toString.call(value) === "[object Object]";
}

function isListOfTerraform(list: unknown[]): boolean {
  try {
    return Token.isUnresolved(list) && Tokenization.reverseList(list as string[]) !== undefined;
  } catch {
    return false;
  }
}

/** What looks like one of cdktf's values has to be one. A list of them in the midst of a text never is. */
function isKnownToTerraform(text: string): boolean {
  if (!/[$#]\{TfToken\[/.test(text)) return true;
  if (text.includes("#{TfToken[")) return false;
  try {
    Tokenization.reverseString(text);
    return true;
  } catch {
    return false;
  }
}
