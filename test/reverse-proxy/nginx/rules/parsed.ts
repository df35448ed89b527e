/** A directive of a configuration as nginx reads it, a user's own text included. */
export interface Directive {
  readonly name: string;
  readonly args: readonly string[];
  /** What stands in its braces. */
  readonly body?: readonly Directive[];
  /** Blocks around it, the nearest first. */
  readonly around: readonly Directive[];
}

const TOKEN = /#[^\n]*|"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|([;{}])|((?:\\.|\$\{[^}]*\}|[^\s;{}])+)/gs;

interface Token {
  readonly word?: string;
  readonly sign?: string;
}

/** Every directive of a configuration, from the outside in. */
export function parsed(text: string): Directive[] {
  const tokens = [...text.matchAll(TOKEN)].filter(([all]) => !all.startsWith("#")).map(toToken);
  const all: Directive[] = [];
  read(tokens, [], all);
  return all;
}

function toToken([, double, single, sign, bare]: RegExpMatchArray): Token {
  if (sign !== undefined) return { sign };
  return { word: bare ?? (double ?? single).replace(/\\(["'\\])/g, "$1") };
}

function read(tokens: Token[], around: readonly Directive[], all: Directive[]): Directive[] {
  const level: Directive[] = [];
  let words: string[] = [];
  for (let token = tokens.shift(); token !== undefined && token.sign !== "}"; token = tokens.shift()) {
    if (token.word !== undefined) {
      words.push(token.word);
      continue;
    }
    const [name, ...args] = words;
    const body: Directive[] = [];
    const directive: Directive = { name, args, around, ...(token.sign === "{" ? { body } : {}) };
    level.push(directive);
    all.push(directive);
    if (token.sign === "{") body.push(...read(tokens, [directive, ...around], all));
    words = [];
  }
  return level;
}

/** Blocks and directives of these names. */
export function named(all: readonly Directive[], ...names: string[]): Directive[] {
  return all.filter(({ name }) => names.includes(name));
}

/** What holds where `directive` stands: the directives of that name on the nearest level that has any. */
export function inForce(all: readonly Directive[], directive: Directive, name: string): Directive[] {
  const top = all.filter(({ around }) => around.length === 0);
  const levels = [...directive.around.map(({ body = [] }) => body), top];
  return levels.map((level) => named(level, name)).find((found) => found.length > 0) ?? [];
}

/** The pattern of a location that has one. */
export function patternOf({ name, args }: Directive): string | undefined {
  return name === "location" && args[0].startsWith("~") ? args[1] : undefined;
}

export function text({ name, args }: Directive): string {
  return [name, ...args].join(" ");
}
