/** What Python source can say as a literal. */
export type PythonValue =
  | string
  | number
  | boolean
  | null
  | readonly PythonValue[]
  | { readonly [key: string]: PythonValue };

const INDENT = "    ";
const LINE_WIDTH = 88;
/** Python's parser gives up at 200 nested brackets; a value that contains itself ends here, too. */
const MAX_DEPTH = 100;
const IDENTIFIER = /^[A-Za-z_]\w*$/;
const RESERVED = new Set(
  (
    "False None True __debug__ and as assert async await break class continue def del elif else except finally for " +
    "from global if import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);
const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/**
 * Python source for the value, in ASCII. Keys keep JavaScript's order; what does not fit one line is spread over many.
 *
 * @throws if the value or one inside it has no Python literal: undefined, NaN, infinities, functions, class instances.
 */
export function pythonLiteral(value: PythonValue): string {
  return literal(value, "value", "", 0);
}

/**
 * A line `NAME = literal` for every entry.
 *
 * @throws if a name cannot be assigned to in Python.
 */
export function pythonAssignments(values: { readonly [name: string]: PythonValue }): string {
  return Object.entries(values)
    .map(([name, value]) => {
      if (!IDENTIFIER.test(name) || RESERVED.has(name)) {
        throw new Error(`a Python name must be an ASCII identifier that is not reserved, got ${JSON.stringify(name)}`);
      }
      return `${name} = ${literal(value, name, "", name.length + " = ".length)}\n`;
    })
    .join("");
}

function literal(value: PythonValue, path: string, indent: string, column: number): string {
  if (indent.length > MAX_DEPTH * INDENT.length) {
    throw new Error(`'${path.slice(0, LINE_WIDTH)}...' must not be nested deeper than ${MAX_DEPTH} levels`);
  }
  if (value === null) return "None";
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value === "number") return numberLiteral(value, path);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (isArray(value)) {
    const items = Array.from(value, (item, index) => ({ path: `${path}[${index}]`, prefix: "", item }));
    return bracketed("[", "]", items, indent, column);
  }
  if (!isPlainObject(value)) {
    const allowed = "text, a number, a boolean, null, an array or a plain object";
    throw new Error(`'${path}' must be ${allowed}, got ${kind(value)}`);
  }
  const items = Object.entries(value).map(([key, item]) => {
    return { path: `${path}.${key}`, prefix: `${stringLiteral(key)}: `, item };
  });
  return bracketed("{", "}", items, indent, column);
}

interface Item {
  readonly path: string;
  readonly prefix: string;
  readonly item: PythonValue;
}

function bracketed(open: string, close: string, items: readonly Item[], indent: string, column: number): string {
  const inner = indent + INDENT;
  const texts = items.map(({ path, prefix, item }) => {
    return prefix + literal(item, path, inner, inner.length + prefix.length);
  });
  const oneLine = open + texts.join(", ") + close;
  if (!oneLine.includes("\n") && column + oneLine.length <= LINE_WIDTH) return oneLine;
  return `${open}\n${texts.map((text) => `${inner}${text},\n`).join("")}${indent}${close}`;
}

function stringLiteral(text: string): string {
  return `"${text.replace(/[^ !#-[\]-~]/gu, escape)}"`;
}

/** ASCII only: no encoding line, invisible character or reordered text can change what the source says. */
function escape(character: string): string {
  const short = SHORT_ESCAPES[character];
  if (short) return short;
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${hex(code, 2)}`;
  return code <= 0xffff ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, "0");
}

function numberLiteral(value: number, path: string): string {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new Error(`'${path}' must be a finite number of at most 2^53-1, got ${value}`);
  }
  return String(value);
}

function isArray(value: PythonValue): value is readonly PythonValue[] {
  return Array.isArray(value);
}

function isPlainObject(value: unknown): value is { readonly [key: string]: PythonValue } {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function kind(value: unknown): string {
  return typeof value === "object" ? String(Object.prototype.toString.call(value)) : typeof value;
}
